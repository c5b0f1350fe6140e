using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Ledger.Decisions;
using static Allpay.UnitTests.Ledger.Books;

namespace Allpay.UnitTests.Ledger;

/// <summary>Payments that wait: for money, for their payer, for a provider; and the codes that save the payer's word.</summary>
public sealed class WaitingDecisionsTests
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly Books _books = new();

    public WaitingDecisionsTests() => _books.Issue(Float, 500);

    [Fact]
    public void Wrong_codes_are_counted_and_then_no_code_is_looked_at_until_the_window_is_over()
    {
        for (var i = 0; i < 3; i++) Assert.Equal(LedgerRefusalCode.CodeUnknown, Refusal($"wrong-{i}", code: 9));
        _books.State.Add(Good(1));

        Assert.Equal(LedgerRefusalCode.CodeGuessedTooOften, Refusal("right", code: 1));
        _books.Now += TimeSpan.FromMinutes(15);
        Assert.True(_books.Done(WithCode("later", code: 1)).IsHeld);
    }

    [Fact]
    public void A_right_code_is_not_counted_and_refusals_for_other_reasons_are_not()
    {
        _books.State.Add(Good(1));
        _books.Done(WithCode("a", code: 1));
        Assert.Equal(LedgerRefusalCode.InsufficientFunds, _books.Refused(Payment("b", CashIn(501))).Code);
        Assert.Null(_books.State.GuessesOn(new(Wallet)));
    }

    [Fact]
    public void Every_account_named_counts_for_itself()
    {
        for (var i = 0; i < 3; i++) Refusal($"wrong-{i}", code: 9);
        var other = WithCode("other", code: 1) with { Guesses = [new GuessLimit(new(OtherWallet), 3, TimeSpan.FromMinutes(15))] };
        _books.State.Add(Good(1));

        Assert.Equal(3, _books.State.GuessesOn(new(Float))!.Wrong);
        Assert.True(_books.Done(other).IsHeld);
    }

    [Fact]
    public void A_payment_for_its_payer_to_agree_to_is_held_by_him_alone_and_completed_by_the_repeat()
    {
        var command = Payment("a", CashIn(100), Opening.PayAgreed) with { ExpiresIn = Day };
        var asked = _books.Done(command);
        Assert.False(_books.Done(command).IsHeld);
        Assert.Equal(_books.Now + Day, asked.ExpiresAt);

        _books.Now += TimeSpan.FromHours(1);
        var agreed = _books.Done(new HoldPayment(new PaymentTarget(asked.Id) { Payer = Float }) { ExpiresIn = Day });

        Assert.Equal(_books.Now + Day, agreed.ExpiresAt);
        Assert.Equal(PaymentStatus.Completed, _books.Done(command).Status);
    }

    [Fact]
    public void A_payment_that_must_be_funded_is_refused_without_the_money_and_else_completed_by_the_repeat()
    {
        Assert.Equal(LedgerRefusalCode.InsufficientFunds, _books.Refused(Payment("a", CashIn(501), Opening.PayFunded)).Code);
        var command = Payment("b", CashIn(100), Opening.PayFunded);
        Assert.True(_books.Done(command).IsHeld);
        Assert.Equal(PaymentStatus.Completed, _books.Done(command).Status);
    }

    [Theory]
    [InlineData(Opening.Pay)]
    [InlineData(Opening.PayOnWord)]
    public void What_waits_for_money_has_an_end_and_a_new_one_once_it_is_held(Opening opening)
    {
        var command = Payment("a", CashIn(600), opening) with { ExpiresIn = Day };
        Assert.Equal(_books.Now + Day, _books.Done(command).ExpiresAt);
        var opened = _books.Now;
        _books.Now += TimeSpan.FromHours(23);
        Assert.Equal(opened + Day, _books.Done(command).ExpiresAt); // a repeat in vain wins no time

        _books.Issue(Float, 100);

        Assert.Equal(_books.Now + Day, _books.Done(command).ExpiresAt);
    }

    [Fact]
    public void What_waits_for_money_is_declined_when_its_time_is_over_and_not_before()
    {
        var command = Payment("a", CashIn(600), Opening.Pay) with { ExpiresIn = Day };
        var target = new PaymentTarget(_books.Done(command).Id);
        Assert.Equal(LedgerRefusalCode.PaymentNotExpired, _books.Refused(new ExpirePayment(target)).Code);
        _books.Now += Day;

        Assert.Equal(DeclineReason.Expired, _books.Done(new ExpirePayment(target)).Reason);
        _books.Issue(Float, 100);
        Assert.Equal(LedgerRefusalCode.PaymentDeclined, _books.Refused(new HoldPayment(target) { ExpiresIn = Day }).Code);
        Assert.Equal(PaymentStatus.Declined, _books.Done(command).Status);
    }

    [Fact]
    public void What_was_held_in_the_last_moment_does_not_expire_in_the_next()
    {
        var target = new PaymentTarget(_books.Done(Payment("a", CashIn(600), Opening.Pay) with { ExpiresIn = Day }).Id);
        _books.Issue(Float, 100);
        _books.Now += Day;
        Assert.True(_books.Done(new HoldPayment(target) { ExpiresIn = Day }).IsHeld);
        Assert.Equal(LedgerRefusalCode.PaymentNotExpired, _books.Refused(new ExpirePayment(target)).Code);
    }

    [Fact]
    public void A_payment_on_a_providers_word_is_not_completed_by_repeats()
    {
        var command = Payment("a", CashIn(100), Opening.PayOnWord);
        _books.Done(command);
        var repeat = Assert.IsType<LedgerResult.Done>(_books.Do(command));
        Assert.True(repeat is { Replayed: true, Payment.IsHeld: true });
    }

    [Fact]
    public void What_was_sent_to_a_provider_is_ended_by_its_word_alone()
    {
        var held = _books.Done(Payment("a", CashIn(100), Opening.PayOnWord) with { ExpiresIn = Day });
        var target = new PaymentTarget(held.Id);
        Assert.False(((LedgerResult.Done)_books.Do(new SendPayment(target))).Replayed);
        Assert.True(((LedgerResult.Done)_books.Do(new SendPayment(target))).Replayed);
        _books.Now += TimeSpan.FromDays(30);

        Assert.Equal(LedgerRefusalCode.PaymentAtProvider, _books.Refused(new ExpirePayment(target)).Code);
        Assert.Equal(LedgerRefusalCode.PaymentAtProvider, _books.Refused(new DeclinePayment(target, DeclineReason.Operator)).Code);
        Assert.Equal(PaymentStatus.Declined, _books.Done(new DeclinePayment(target, DeclineReason.Provider)).Status);
        Assert.Equal(Money.OfTenge(500), _books[Float].Available);
    }

    [Fact]
    public void Only_what_is_held_can_be_sent()
    {
        var waiting = _books.Done(Payment("a", CashIn(600), Opening.PayOnWord));
        var completed = _books.Done(Payment("b", CashIn(100), Opening.Post));
        Assert.Equal(LedgerRefusalCode.PaymentNotHeld, _books.Refused(new SendPayment(new PaymentTarget(waiting.Id))).Code);
        Assert.Equal(LedgerRefusalCode.PaymentCompleted, _books.Refused(new SendPayment(new PaymentTarget(completed.Id))).Code);
        Assert.Equal(LedgerRefusalCode.PaymentUnknown, _books.Refused(new SendPayment(new PaymentTarget(new PaymentId(1)))).Code);
    }

    private LedgerRefusalCode Refusal(string reference, int code) => _books.Refused(WithCode(reference, code)).Code;

    private static OpenPayment WithCode(string reference, int code) => Payment(reference, CashIn(100)) with
    {
        Code = Claim(code),
        Guesses = [new GuessLimit(new(Wallet), 3, TimeSpan.FromMinutes(15)), new GuessLimit(new(Float), 100, TimeSpan.FromHours(1))],
    };

    private CodeState Good(int code) => new(Claim(code), _books.Now.AddHours(1), Amount: null, UsedBy: null);

    private static CodeClaim Claim(int code) => new(Wallet, new Guid(code, 0, 0, new byte[8]));
}
