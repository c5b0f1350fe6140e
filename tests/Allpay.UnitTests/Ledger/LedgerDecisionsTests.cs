using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Ledger.Decisions;
using static Allpay.UnitTests.Ledger.Books;

namespace Allpay.UnitTests.Ledger;

/// <summary>One example for each rule. What holds for all sequences of commands is in LedgerPropertyTests.</summary>
public sealed class LedgerDecisionsTests
{
    private readonly Books _books = new();

    public LedgerDecisionsTests() => _books.Issue(Float, 500);

    [Fact]
    public void A_hold_sets_the_money_aside_and_announces_it()
    {
        var payment = _books.Done(Payment("a", CashIn(100, payerFee: 3)));

        Assert.True(payment.IsHeld);
        Assert.Equal(Money.OfTenge(500), _books[Float].Posted);
        Assert.Equal(Money.OfTenge(397), _books[Float].Available);
        Assert.Equal(Money.OfTenge(100), _books[Wallet].CreditsPending);
        Assert.Equal(Money.OfTenge(3), _books[ChartOfAccounts.CommissionIncome].CreditsPending);
    }

    [Fact]
    public void Completing_moves_what_was_held_and_both_fees()
    {
        var held = _books.Done(Payment("a", CashIn(100, payerFee: 3, payeeFee: 2)));

        var payment = _books.Done(new CompletePayment(new PaymentTarget(held.Id)));

        Assert.Equal(PaymentStatus.Completed, payment.Status);
        Assert.Equal(Money.OfTenge(397), _books[Float].Posted);
        Assert.Equal(Money.OfTenge(98), _books[Wallet].Posted);
        Assert.Equal(Money.OfTenge(5), _books[ChartOfAccounts.CommissionIncome].Posted);
        Assert.Equal(_books[Wallet].Version, payment.PayeeVersion);
    }

    [Fact]
    public void Declining_restores_every_part_of_every_account()
    {
        var (before, wallet) = (_books[Float], _books[Wallet]);
        var held = _books.Done(Payment("a", CashIn(100, payerFee: 3)));

        _books.Done(new DeclinePayment(new PaymentTarget(held.Id), DeclineReason.Requester));

        Assert.Equal(before with { Version = _books[Float].Version, Day = _books.State.Day }, _books[Float]);
        Assert.Equal(wallet with { Version = _books[Wallet].Version, Day = _books.State.Day }, _books[Wallet]);
    }

    [Fact]
    public void A_part_is_taken_and_the_rest_released()
    {
        var held = _books.Done(Payment("a", CashIn(100, payerFee: 3)));

        var payment = _books.Done(new CompletePayment(
            new PaymentTarget(held.Id), new Capture(Money.OfTenge(40), Money.OfTenge(1), Money.Zero)));

        Assert.Equal(Money.OfTenge(40), payment.Captured);
        Assert.Equal(Money.OfTenge(459), _books[Float].Available);
        Assert.Equal(Money.OfTenge(40), _books[Wallet].Posted);
        Assert.Equal(Money.Zero, _books[Float].DebitsPending);
        Assert.Equal(Money.Zero, _books[Wallet].CreditsPending);
    }

    [Fact]
    public void Money_passes_through_the_account_in_between()
    {
        var terms = new PaymentTerms(Float, Shop, Money.OfTenge(100), Money.Zero, Money.OfTenge(2), Via: Wallet);
        var held = _books.Done(Payment("a", terms));
        Assert.Equal(Money.OfTenge(100), _books[Wallet].CreditsPending);

        _books.Done(new CompletePayment(new PaymentTarget(held.Id)));

        Assert.Equal(Money.Zero, _books[Wallet].Posted);
        Assert.Equal(Money.OfTenge(98), _books[Shop].Posted);
    }

    [Fact]
    public void The_pay_style_holds_first_completes_on_the_repeat_and_then_only_tells()
    {
        var command = Payment("a", CashIn(100), Opening.Pay);

        var answers = Enumerable.Range(0, 4).Select(_ => (LedgerResult.Done)_books.Do(command)).ToList();

        Assert.Equal(
            [PaymentStatus.Pending, PaymentStatus.Completed, PaymentStatus.Completed, PaymentStatus.Completed],
            answers.Select(answer => answer.Payment.Status));
        Assert.Equal([false, false, true, true], answers.Select(answer => answer.Replayed));
        Assert.Equal(Money.OfTenge(100), _books[Wallet].Posted);
    }

    [Fact]
    public void The_pay_style_waits_where_the_float_is_short_and_holds_when_it_is_not()
    {
        var command = Payment("a", CashIn(600), Opening.Pay);
        Assert.False(_books.Done(command).IsHeld);
        Assert.False(_books.Done(command).IsHeld);

        _books.Issue(Float, 100);

        Assert.True(_books.Done(command).IsHeld);
        Assert.Equal(PaymentStatus.Completed, _books.Done(command).Status);
    }

    [Fact]
    public void A_waiting_payment_is_held_when_somebody_confirms_it()
    {
        var waiting = _books.Done(Payment("a", CashIn(100), Opening.Wait));
        Assert.Equal(Money.OfTenge(500), _books[Float].Available);

        Assert.True(_books.Done(new HoldPayment(new PaymentTarget(waiting.Id) { Payer = Float })).IsHeld);
        Assert.True(((LedgerResult.Done)_books.Do(new HoldPayment(new PaymentTarget(waiting.Id) { Payer = Float }))).Replayed);
        Assert.Equal(Money.OfTenge(400), _books[Float].Available);
    }

    [Fact]
    public void A_repeat_is_answered_with_the_payment_as_it_is_and_moves_nothing()
    {
        var first = _books.Done(Payment("a", CashIn(100)));
        var moved = _books.Transfers.Count;

        var again = Assert.IsType<LedgerResult.Done>(_books.Do(Payment("a", CashIn(100))));

        Assert.True(again.Replayed);
        Assert.Equal(first, again.Payment);
        Assert.Equal(moved, _books.Transfers.Count);
    }

    [Fact]
    public void Completing_and_declining_again_are_replays_and_the_reverse_is_refused_with_the_final_state()
    {
        var completed = Target(_books.Done(Payment("a", CashIn(100))));
        var declined = Target(_books.Done(Payment("b", CashIn(100))));
        _books.Done(new CompletePayment(completed));
        _books.Done(new DeclinePayment(declined, DeclineReason.Requester));

        Assert.True(((LedgerResult.Done)_books.Do(new CompletePayment(completed))).Replayed);
        Assert.True(((LedgerResult.Done)_books.Do(new DeclinePayment(declined, DeclineReason.Requester))).Replayed);
        Assert.Equal(LedgerRefusalCode.PaymentDeclined, _books.Refused(new CompletePayment(declined)).Code);
        Assert.Equal(
            LedgerRefusalCode.PaymentCompleted, _books.Refused(new DeclinePayment(completed, DeclineReason.Requester)).Code);
    }

    [Fact]
    public void A_refund_that_is_not_carried_out_leaves_its_share_to_others()
    {
        var sale = _books.Done(Payment("sale", CashIn(100), Opening.Post));
        OpenPayment Refund(string reference, long tenge) => Payment(reference,
            new PaymentTerms(Wallet, Float, Money.OfTenge(tenge), Money.Zero, Money.Zero)) with { RefundOf = sale.Id };
        var (declined, partly) = (_books.Done(Refund("r1", 60)), _books.Done(Refund("r2", 40)));

        _books.Done(new DeclinePayment(new PaymentTarget(declined.Id), DeclineReason.Requester));
        _books.Done(new CompletePayment(new PaymentTarget(partly.Id), new Capture(Money.OfTenge(30), Money.Zero, Money.Zero)));

        Assert.Equal(Money.OfTenge(30), _books.State.Payment(sale.Id)!.Refunded);
        _books.Done(Refund("r3", 70));
        Assert.Equal(LedgerRefusalCode.RefundExceedsPayment, _books.Refused(Refund("r4", 1)).Code);
    }

    [Fact]
    public void Refunds_never_give_back_more_than_was_taken()
    {
        var sale = _books.Done(Payment("a", CashIn(100), Opening.Post));
        OpenPayment Refund(string reference, long tenge) => Payment(reference,
            new PaymentTerms(Wallet, Float, Money.OfTenge(tenge), Money.Zero, Money.Zero), Opening.Post) with { RefundOf = sale.Id };

        _books.Done(Refund("r1", 60));
        var refusal = _books.Refused(Refund("r2", 41));
        _books.Done(Refund("r3", 40));

        Assert.Equal(OfWallet(LedgerRefusalCode.RefundExceedsPayment, 100, 40), refusal);
        Assert.Equal(Money.OfTenge(100), _books.State.Payment(sale.Id)!.Refunded);
    }

    [Fact]
    public void A_code_is_good_for_one_use_until_it_expires_and_for_its_amount()
    {
        CodeClaim Claim(int number) => new(Wallet, new Guid(number, 0, 0, new byte[8]));
        void Make(int number, Money? amount = null, int minutes = 10) =>
            _books.State.Add(new CodeState(Claim(number), _books.Now.AddMinutes(minutes), amount, UsedBy: null));
        OpenPayment With(int number) => Payment($"c{number}-{_books.Transfers.Count}", CashIn(100)) with { Code = Claim(number) };
        Make(1);
        Make(2, Money.OfTenge(50));
        Make(3, minutes: 0);

        _books.Done(With(1));

        Assert.Equal(LedgerRefusalCode.CodeUsed, _books.Refused(With(1)).Code);
        Assert.Equal((LedgerRefusalCode.CodeForOtherAmount, Wallet), Whose(_books.Refused(With(2))));
        Assert.Equal(LedgerRefusalCode.CodeExpired, _books.Refused(With(3)).Code);
        Assert.Equal(LedgerRefusalCode.CodeUnknown, _books.Refused(With(4)).Code);
    }

    [Fact]
    public void Limits_count_what_is_posted_and_what_is_pending()
    {
        var limit = new TurnoverLimit(Wallet, TurnoverSide.Credits, Money.OfTenge(80), Money.OfTenge(100), Money.OfTenge(150));
        OpenPayment Limited(string reference, long tenge) => Payment(reference, CashIn(tenge)) with { Limits = [limit] };

        Assert.Equal(OfWallet(LedgerRefusalCode.LimitPerPayment, 80, 80), _books.Refused(Limited("a", 81)));
        _books.Done(new CompletePayment(Target(_books.Done(Limited("b", 60)))));
        _books.Done(Limited("c", 30));
        Assert.Equal(OfWallet(LedgerRefusalCode.LimitPerDay, 100, 10), _books.Refused(Limited("d", 11)));
        _books.Done(Limited("e", 10));
    }

    [Fact]
    public void The_month_limit_counts_the_days_before()
    {
        _books.State.Add(Wallet, new(Money.Zero, Money.Zero, Money.Zero, MonthCredits: Money.OfTenge(140)));
        var limit = new TurnoverLimit(Wallet, TurnoverSide.Credits, null, Money.OfTenge(100), Money.OfTenge(150));

        var refusal = _books.Refused(Payment("a", CashIn(11)) with { Limits = [limit] });

        Assert.Equal(OfWallet(LedgerRefusalCode.LimitPerMonth, 150, 10), refusal);
    }

    [Fact]
    public void A_payment_expires_at_its_time_and_not_before()
    {
        var target = Target(_books.Done(Payment("a", CashIn(100)) with { ExpiresIn = TimeSpan.FromHours(24) }));
        Assert.Equal(LedgerRefusalCode.PaymentNotExpired, _books.Refused(new ExpirePayment(target)).Code);

        _books.Now = _books.Now.AddHours(24);

        Assert.Equal(DeclineReason.Expired, _books.Done(new ExpirePayment(target)).Reason);
        Assert.Equal(Money.OfTenge(500), _books[Float].Available);
    }

    [Fact]
    public void A_payment_without_expiry_never_expires()
    {
        var target = Target(_books.Done(Payment("a", CashIn(100))));
        _books.Now = _books.Now.AddYears(10);

        Assert.Equal(LedgerRefusalCode.PaymentNotExpired, _books.Refused(new ExpirePayment(target)).Code);
    }

    public static TheoryData<string, OpenPayment, LedgerRefusalCode> OpeningRefusals => new()
    {
        { "nothing", Payment("x", CashIn(0)), LedgerRefusalCode.AmountNotPositive },
        { "less than nothing", Payment("x", CashIn(-5)), LedgerRefusalCode.AmountNotPositive },
        { "a negative fee", Payment("x", CashIn(5, payerFee: -1)), LedgerRefusalCode.AmountNotPositive },
        { "a fee above the amount", Payment("x", CashIn(5, payeeFee: 6)), LedgerRefusalCode.FeeExceedsAmount },
        { "to itself", Payment("x", CashIn(5) with { Payee = Float }), LedgerRefusalCode.AccountsNotDistinct },
        { "to nobody", Payment("x", CashIn(5) with { Payee = new AccountId(999) }), LedgerRefusalCode.AccountUnknown },
        { "more than there is", Payment("x", CashIn(501)), LedgerRefusalCode.InsufficientFunds },
        { "a fee that is not there", Payment("x", CashIn(500, payerFee: 1)), LedgerRefusalCode.InsufficientFunds },
        { "more at once than there is", Payment("x", CashIn(501), Opening.Post), LedgerRefusalCode.InsufficientFunds },
        {
            "a refund of nothing", Payment("x", CashIn(5), Opening.Post) with { RefundOf = new PaymentId(5) },
            LedgerRefusalCode.RefundTargetUnknown
        },
    };

    [Theory]
    [MemberData(nameof(OpeningRefusals))]
    public void A_payment_is_refused_and_nothing_moves(string what, OpenPayment open, LedgerRefusalCode code)
    {
        var moved = _books.Transfers.Count;

        Assert.Equal((what, code), (what, _books.Refused(open).Code));
        Assert.Equal(moved, _books.Transfers.Count);
        Assert.Null(_books.State.Payment(open.Key));
    }

    [Fact]
    public void A_wallet_takes_no_more_than_its_ceiling_counting_what_is_on_its_way()
    {
        _books.Issue(Float, 1000);
        _books.Done(Payment("a", CashIn(900)));

        var refusal = _books.Refused(Payment("b", CashIn(101)));

        Assert.Equal(OfWallet(LedgerRefusalCode.CeilingReached, 1000, 100), refusal);
        _books.Done(Payment("c", CashIn(100)));
    }

    [Fact]
    public void Nothing_can_be_redeemed_that_was_not_issued()
    {
        _books.Open(ChartOfAccounts.Suspense, AccountKind.Suspense);
        var redeem = new PaymentTerms(
            ChartOfAccounts.Suspense, ChartOfAccounts.BankSettlement, Money.OfTenge(501), Money.Zero, Money.Zero);

        Assert.Equal(LedgerRefusalCode.CeilingReached, _books.Refused(Payment("a", redeem, Opening.Post)).Code);
    }

    [Fact]
    public void The_same_key_for_another_request_is_refused_whatever_became_of_the_first()
    {
        _books.Done(Payment("a", CashIn(100)));

        var refused = Assert.IsType<LedgerResult.Refused>(_books.Do(Payment("a", CashIn(101))));

        Assert.Equal(LedgerRefusalCode.KeyReused, refused.Refusal.Code);
        Assert.Equal(Money.OfTenge(400), _books[Float].Available);
    }

    [Fact]
    public void Another_partys_payment_is_unknown()
    {
        var payment = _books.Done(Payment("a", CashIn(100)));

        foreach (var target in new[]
        {
            new PaymentTarget(payment.Id, Operator), new PaymentTarget(payment.Id, Agent, "b"), new PaymentTarget(new PaymentId(5)),
        })
            Assert.Equal(LedgerRefusalCode.PaymentUnknown, _books.Refused(new CompletePayment(target)).Code);
    }

    [Fact]
    public void What_is_not_held_cannot_be_completed_and_no_more_than_is_held()
    {
        var waiting = Target(_books.Done(Payment("a", CashIn(100), Opening.Wait)));
        var held = Target(_books.Done(Payment("b", CashIn(100))));
        Capture Of(long tenge) => new(Money.OfTenge(tenge), Money.Zero, Money.Zero);

        Assert.Equal(LedgerRefusalCode.PaymentNotHeld, _books.Refused(new CompletePayment(waiting)).Code);
        Assert.Equal(LedgerRefusalCode.CaptureExceedsHold, _books.Refused(new CompletePayment(held, Of(101))).Code);
        Assert.Equal(LedgerRefusalCode.AmountNotPositive, _books.Refused(new CompletePayment(held, Of(0))).Code);
    }

    private static PaymentTarget Target(Payment payment) => new(payment.Id);

    // Figures belong to the account they are of; the doors tell them to its owner only.
    private static LedgerRefusal OfWallet(LedgerRefusalCode code, long limit, long remaining) =>
        new(code, Money.OfTenge(limit), Money.OfTenge(remaining)) { Account = Wallet };

    private static (LedgerRefusalCode Code, AccountId? Account) Whose(LedgerRefusal refusal) => (refusal.Code, refusal.Account);
}
