using Allpay.Infrastructure.Ledger;
using static Allpay.UnitTests.Ledger.Books;

namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>
/// What one client wants. He asks one of the hosts; when he hears nothing or "ask again", he asks again with the same key,
/// whichever host, until he knows. He may lose patience while his first call is still on its way.
/// </summary>
internal sealed class Errand(World world, int number, TimeSpan after)
{
    private const string Bad = "bad";
    private const int RoundsMax = 6;

    private static readonly TimeSpan LatencyMax = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan PatienceMax = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan ThinkMax = TimeSpan.FromSeconds(2);

    /// <summary>Whether the database will not take it.</summary>
    public static bool IsBad(Payment payment) => IsBad(payment.Key);

    /// <summary>Whether its own caller may be thrown an error: the database will not take it, or a rule throws.</summary>
    public static bool IsBad(LedgerCommand command) => command is OpenPayment open && IsBad(open.Key);

    public async Task RunAsync()
    {
        await Task.Delay(after, world.Clients.Clock);
        await (world.Chance.Below(14) switch
        {
            0 or 1 or 2 => PayAsync(CashIn(), Opening.Pay),
            3 => PayAsync(Goods(), world.Chance.Of(Opening.PayFunded, Opening.PayOnWord)),
            4 or 5 => HoldAsync(),
            6 or 7 => RefundAsync(),
            8 => CodeAsync(),
            9 => AgreeAsync(),
            10 => SendAsync(),
            11 => AskAsync(Open("top-up", TopUp(), Opening.Post)),
            _ => OddAsync(),
        });
    }

    private static bool IsBad(PaymentKey key) => key.Reference.StartsWith(Bad, StringComparison.Ordinal);

    private PaymentTerms CashIn() =>
        Terms(world.Chance.Of(Float, Float, Float, OtherFloat), world.Chance.Of(Wallet, OtherWallet), null);

    private PaymentTerms Goods() => Terms(Float, Shop, world.Chance.Of<AccountId?>(null, Wallet));

    private PaymentTerms CashOut() => Terms(OtherWallet, world.Chance.Of(Float, OtherFloat), null);

    private PaymentTerms Terms(AccountId payer, AccountId payee, AccountId? via) => new(
        payer, payee, new Money(world.Chance.Between(10, 16_000)),
        new Money(world.Chance.Of(0, 3, 50)), new Money(world.Chance.Of(0, 7)), via);

    private OpenPayment Open(string name, PaymentTerms terms, Opening opening) => new(
        new PaymentKey(Agent, $"{name}-{number}"), new Fingerprint(new Guid(number, 0, 0, new byte[8])),
        opening is Opening.PayAgreed or Opening.Wait ? PaymentKind.CashOutThroughPayment : PaymentKind.CashIn, terms, opening)
    {
        Limits = Work.LimitsOf(terms),
        ExpiresIn = Work.ExpiresIn,
    };

    // Asks until it is final or refused; what waits for money is left to the job in the end.
    private async Task PayAsync(PaymentTerms terms, Opening opening)
    {
        var command = Open("pay", terms, opening);
        for (var round = 0; round < RoundsMax; round++)
        {
            if (await AskAsync(command) is not LedgerResult.Done { Payment.IsFinal: false }) return;
            await ThinkAsync();
        }
    }

    private async Task HoldAsync()
    {
        if (await AskAsync(Open("hold", CashIn(), Opening.Hold)) is not LedgerResult.Done { Payment: var payment }) return;
        await ThinkAsync();
        await EndAsync(payment);
    }

    private async Task EndAsync(Payment payment)
    {
        var target = new PaymentTarget(payment.Id, Agent);
        var amount = new Money(Math.Max(1, payment.Terms.Amount.Tiyn * world.Chance.Between(1, 6) / 5));
        var decline = new DeclinePayment(target, DeclineReason.Requester);
        switch (world.Chance.Below(6))
        {
            case 0: break;
            case 1: await AskAsync(decline); break;
            case 2: await AskAsync(new CompletePayment(target, new Capture(amount, Money.Zero, Money.Zero))); break;
            case 3: await Task.WhenAll(AskAsync(new CompletePayment(target)), AskAsync(decline)); break;
            default: await AskAsync(new CompletePayment(target)); break;
        }
    }

    // Two refunds that together may be more than was paid.
    private async Task RefundAsync()
    {
        if (await AskAsync(Open("sale", CashIn(), Opening.Post)) is not LedgerResult.Done { Payment: var sale }) return;
        await Task.WhenAll(GiveBackAsync("refund", sale), GiveBackAsync("another", sale));
    }

    private async Task GiveBackAsync(string name, Payment sale)
    {
        var amount = new Money(Math.Max(1, sale.Captured.Tiyn * world.Chance.Between(1, 4) / 4));
        var terms = new PaymentTerms(sale.Terms.Payee, sale.Terms.Payer, amount, Money.Zero, Money.Zero);
        var refund = Open(name, terms, world.Chance.Of(Opening.Post, Opening.Hold)) with { RefundOf = sale.Id };
        await ThinkAsync();
        if (await AskAsync(refund) is LedgerResult.Done { Payment: { IsHeld: true } held }) await EndAsync(held);
    }

    // A code that somebody else may present as well, or that is wrong.
    private async Task CodeAsync()
    {
        var command = Open("code", CashOut(), Opening.PayFunded) with
        {
            Code = Work.Claim(world.Chance.Below(5)),
            Guesses =
            [
                new GuessLimit(new(OtherWallet, Float), 3, TimeSpan.FromMinutes(15)), new GuessLimit(new(Float), 100, TimeSpan.FromHours(1)),
            ],
        };
        var rival = command with { Key = new PaymentKey(Agent, $"rival-{number}") };
        await Task.WhenAll(AskAsync(command), world.Chance.OneIn(2) ? AskAsync(rival) : Task.CompletedTask);
        await ThinkAsync();
        await AskAsync(command);
    }

    private async Task AgreeAsync()
    {
        var command = Open("agree", CashOut(), world.Chance.Of(Opening.PayAgreed, Opening.Wait));
        if (await AskAsync(command) is not LedgerResult.Done { Payment: var payment }) return;
        await ThinkAsync();
        await AskAsync(new HoldPayment(new PaymentTarget(payment.Id)) { ExpiresIn = Work.ExpiresIn });
        await AskAsync(command);
    }

    // Two that would send it to its provider; then the provider speaks.
    private async Task SendAsync()
    {
        if (await AskAsync(Open("word", Goods(), Opening.PayOnWord)) is not LedgerResult.Done { Payment: var payment }) return;
        var target = new PaymentTarget(payment.Id);
        await Task.WhenAll(AskAsync(new SendPayment(target)), AskAsync(new SendPayment(target)));
        await ThinkAsync();
        await AskAsync(world.Chance.OneIn(3)
            ? new DeclinePayment(target, DeclineReason.Provider)
            : new CompletePayment(target));
    }

    private Task OddAsync() => world.Chance.Below(5) switch
    {
        0 when world.Faults.AllowsNow(Fault.BadPayment) => AskOnceAsync(Open($"{Bad}-data", CashIn(), Opening.Post)),
        1 when world.Faults.AllowsNow(Fault.BadRule) => AskOnceAsync(Open($"{Bad}-rule", Endless(), Opening.Post)),
        2 => ReuseKeyAsync(),
        3 => AskAsync(new CompletePayment(new PaymentTarget(AnyPayment(), Operator))),
        _ => AskAsync(new ExpirePayment(new PaymentTarget(AnyPayment()))),
    };

    private PaymentId AnyPayment() => new(world.Chance.Between(1000, 1012));

    private async Task ReuseKeyAsync()
    {
        var first = Open("reused", CashIn(), Opening.Hold);
        var other = Open("reused", Goods(), Opening.Pay) with { Fingerprint = new Fingerprint(Guid.Empty) };
        await Task.WhenAll(AskAsync(first), AskAsync(other));
    }

    private PaymentTerms TopUp() =>
        Terms(ChartOfAccounts.BankSettlement, world.Chance.Of(Float, OtherFloat), null) with { PayerFee = Money.Zero };

    // More than can be added to anything: the rule that tries throws.
    private static PaymentTerms Endless() => new(Float, Wallet, new Money(long.MaxValue), new Money(1), Money.Zero);

    private Task ThinkAsync() => Task.Delay(world.Chance.UpTo(ThinkMax), world.Clients.Clock);

    private async Task<LedgerResult> AskAsync(LedgerCommand command)
    {
        while (true)
        {
            if (await AskOnceAsync(command) is { } answer) return answer;
            await ThinkAsync();
        }
    }

    private async Task<LedgerResult?> AskOnceAsync(LedgerCommand command)
    {
        var answer = new TaskCompletionSource<LedgerResult?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var host = world.Chance.Of(world.Hosts);
        var call = world.Judge.NewCall(host, command);
        var patience = world.Chance.OneIn(4) ? world.Chance.UpTo(PatienceMax) : PatienceMax;
        world.Agenda.After(patience, world.Clients, () => answer.TrySetResult(null));
        if (host.Machine.IsDead) world.Agenda.After(Latency(), world.Clients, () => answer.TrySetResult(null));
        else world.Agenda.After(Latency(), null, () => host.Serve(call, Reply));
        return await answer.Task;

        void Reply(Call served)
        {
            if (world.Faults.Strike(Fault.ReplyLost) == Fault.None)
                world.Agenda.After(Latency(), world.Clients, () => answer.TrySetResult(served.Result));
        }
    }

    private TimeSpan Latency() => world.Chance.UpTo(LatencyMax);
}
