using Allpay.Infrastructure.Ledger;
using CsCheck;
using static Allpay.UnitTests.Ledger.Books;

namespace Allpay.UnitTests.Ledger;

/// <summary>Random commands over few accounts, references and payments, so that they meet.</summary>
internal static class LedgerCommands
{
    private const long FirstPayment = 1001;

    private static readonly Gen<AccountId> Account =
        Gen.OneOf(Float, OtherFloat, Wallet, OtherWallet, Shop, ChartOfAccounts.BankSettlement, new AccountId(999));

    private static readonly Gen<Money> Amount = Gen.Frequency((9, Gen.Long[1, 40_000]), (1, Gen.Long[-1, 0])).Select(t => new Money(t));

    private static readonly Gen<Money> Fee = Gen.Frequency((3, Gen.Const(0L)), (1, Gen.Long[0, 600])).Select(t => new Money(t));

    private static readonly Gen<PaymentTerms> Terms =
        Gen.Select(Account, Account, Amount, Fee, Fee, Gen.Frequency((4, Gen.Const(0)), (1, Gen.Const(1))))
            .Select((payer, payee, amount, payerFee, payeeFee, via) =>
                new PaymentTerms(payer, payee, amount, payerFee, payeeFee, via == 0 ? null : OtherWallet));

    private static readonly Gen<PaymentTarget> Target = Gen.Long[FirstPayment, FirstPayment + 30].Select(id => new PaymentTarget(new PaymentId(id)));

    private static readonly Gen<LedgerCommand> Open =
        Gen.Select(Gen.Int[1, 12], Terms, Gen.Enum<Opening>(), Gen.Bool).Select((reference, terms, opening, limited) =>
            (LedgerCommand)(Payment($"ref-{reference}", terms, opening) with { Limits = limited ? Limits(terms) : [] }));

    // A repeat of the very same request is drawn often: the terms follow from the reference.
    private static readonly Gen<LedgerCommand> Repeatable =
        Gen.Select(Gen.Int[1, 8], Gen.OneOf(Opening.Pay, Opening.Hold)).Select((n, opening) =>
            (LedgerCommand)Payment($"same-{opening}-{n}", CashIn(n * 20, payerFee: n % 2, payeeFee: n % 3), opening));

    private static readonly Gen<LedgerCommand> Complete = Gen.Select(Target, Gen.Bool, Amount).Select((target, part, amount) =>
        (LedgerCommand)new CompletePayment(target, part ? new Capture(amount, Money.Zero, Money.Zero) : null)
            { OnProvidersWord = amount.Tiyn % 4 == 0 });

    private static readonly Gen<LedgerCommand> Refund = Gen.Select(Target, Gen.Int[1, 20], Amount, Gen.Bool).Select((target, n, amount, held) =>
        (LedgerCommand)(Payment(
            $"refund-{n}", new PaymentTerms(Wallet, Float, amount, Money.Zero, Money.Zero), held ? Opening.Hold : Opening.Post)
            with { RefundOf = target.Id }));

    public static readonly Gen<List<LedgerCommand>> Sequences = Gen.Frequency(
        (4, Open),
        (4, Repeatable),
        (4, Complete),
        (2, Refund),
        (2, Target.Select(target => (LedgerCommand)new DeclinePayment(target, DeclineReason.Requester))),
        (1, Target.Select(target => (LedgerCommand)new HoldPayment(target))),
        (1, Gen.Select(Target, Account).Select((target, payer) => (LedgerCommand)new HoldPayment(target with { Payer = payer }))),
        (1, Target.Select(target => (LedgerCommand)new SendPayment(target))),
        (1, Target.Select(target => (LedgerCommand)new DeclinePayment(target, DeclineReason.Provider))),
        (1, Target.Select(target => (LedgerCommand)new ExpirePayment(target)))).List[1, 60];

    public static Books NewBooks()
    {
        var books = new Books();
        books.Issue(Float, 500);
        books.Issue(OtherFloat, 200);
        return books;
    }

    private static TurnoverLimit[] Limits(PaymentTerms terms) =>
        terms.Payee.Value == 999 || terms.Payer.Value == 999
            ? []
            : [new(terms.Payee, TurnoverSide.Credits, Money.OfTenge(300), Money.OfTenge(400), Money.OfTenge(500))];
}
