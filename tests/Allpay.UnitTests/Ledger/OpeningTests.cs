using Allpay.Infrastructure.Ledger;
using static Allpay.UnitTests.Ledger.Books;

namespace Allpay.UnitTests.Ledger;

/// <summary>
/// Each way to open a payment and each command: what a payment waits for, and who may hold and complete it, follows from how it
/// was opened, whatever its kind is and however it is asked for again.
/// </summary>
public sealed class OpeningTests
{
    private readonly Books _books = new();

    /// <summary>After opening with the money there; after opening with too little; null: refused.</summary>
    [Theory]
    [InlineData(Opening.Hold, Awaited.Requester, null)]
    [InlineData(Opening.Post, Awaited.Nothing, null)]
    [InlineData(Opening.Wait, Awaited.Payer, Awaited.Payer)]
    [InlineData(Opening.Pay, Awaited.Requester, Awaited.Money)]
    [InlineData(Opening.PayFunded, Awaited.Requester, null)]
    [InlineData(Opening.PayAgreed, Awaited.Payer, Awaited.Payer)]
    [InlineData(Opening.PayOnWord, Awaited.Requester, Awaited.Money)]
    [InlineData(Opening.HoldOnWord, Awaited.Requester, null)]
    public void It_waits_for(Opening opening, Awaited rich, Awaited? poor)
    {
        if (poor is null) Assert.Equal(LedgerRefusalCode.InsufficientFunds, _books.Refused(Asked(opening)).Code);
        else Assert.Equal(poor, _books.Done(Asked(opening)).Awaits);
        _books.Issue(OtherFloat, 100);
        Assert.Equal(rich, _books.Done(Payment("rich", new PaymentTerms(
            OtherFloat, Wallet, Money.OfTenge(100), Money.Zero, Money.Zero), opening)).Awaits);
    }

    /// <summary>Of one that waits, with the money there by now: its payer, the requester, a job, and a repeat.</summary>
    [Theory]
    [InlineData(Opening.Wait, true, false, false, false)]
    [InlineData(Opening.PayAgreed, true, false, false, false)]
    [InlineData(Opening.Pay, false, true, true, true)]
    [InlineData(Opening.PayOnWord, false, true, true, true)]
    public void It_is_held_by(Opening opening, bool payer, bool requester, bool job, bool repeat)
    {
        PaymentTarget Waiting(string reference) => new(_books.Done(Asked(opening, reference)).Id);
        var (first, second, third) = (Waiting("first"), Waiting("second"), Waiting("third"));
        Waiting("fourth");
        _books.Issue(Float, 400);

        Assert.Equal(payer, IsHeld(new HoldPayment(first with { Payer = Float })));
        Assert.Equal(requester, IsHeld(new HoldPayment(second with { Requester = Agent })));
        Assert.Equal(job, IsHeld(new HoldPayment(third)));
        Assert.Equal(repeat, IsHeld(Asked(opening, "fourth")));
    }

    /// <summary>Of one that is held: the requester, a provider's word, and a repeat.</summary>
    [Theory]
    [InlineData(Opening.Hold, true, false, false)]
    [InlineData(Opening.Wait, true, false, false)]
    [InlineData(Opening.Pay, true, false, true)]
    [InlineData(Opening.PayFunded, true, false, true)]
    [InlineData(Opening.PayAgreed, true, false, true)]
    [InlineData(Opening.PayOnWord, false, true, false)]
    [InlineData(Opening.HoldOnWord, false, true, false)]
    public void It_is_completed_by(Opening opening, bool requester, bool word, bool repeat)
    {
        _books.Issue(Float, 300);
        var (first, second) = (Held(opening, "first"), Held(opening, "second"));
        Held(opening, "third");

        Assert.Equal(requester, IsCompleted(new CompletePayment(first with { Requester = Agent })));
        Assert.Equal(word, IsCompleted(new CompletePayment(second) { OnProvidersWord = true }));
        Assert.Equal(repeat, IsCompleted(Asked(opening, "third")));
    }

    [Fact]
    public void What_takes_a_providers_word_is_refused_to_its_requester_sent_or_not()
    {
        _books.Issue(Float, 100);
        var complete = new CompletePayment(Held(Opening.PayOnWord, "a") with { Requester = Agent });
        Assert.Equal(LedgerRefusalCode.PaymentAtProvider, _books.Refused(complete).Code);
        _books.Done(new SendPayment(complete.Target));
        Assert.Equal(LedgerRefusalCode.PaymentAtProvider, _books.Refused(complete).Code);
    }

    [Fact]
    public void A_payers_word_is_good_for_his_own_payments_that_wait_for_it()
    {
        _books.Issue(Float, 100);
        var waiting = new PaymentTarget(_books.Done(Asked(Opening.Wait, "a")).Id);
        var held = Held(Opening.Hold, "b");

        Assert.Equal(LedgerRefusalCode.PaymentUnknown, _books.Refused(new HoldPayment(waiting with { Payer = OtherFloat })).Code);
        Assert.Equal(LedgerRefusalCode.PaymentUnknown, _books.Refused(new HoldPayment(held with { Payer = Float })).Code);
        Assert.Equal(LedgerRefusalCode.PaymentUnknown,
            _books.Refused(new DeclinePayment(held with { Payer = Float }, DeclineReason.Payer)).Code);
        Assert.Equal(LedgerRefusalCode.PaymentNotHeld, _books.Refused(new HoldPayment(waiting)).Code);
    }

    [Fact]
    public void How_it_is_asked_for_again_changes_nothing()
    {
        _books.Issue(Float, 100);
        var held = Held(Opening.Hold, "a");
        Assert.True(_books.Done(Asked(Opening.Pay, "a")) is { IsHeld: true, Opening: Opening.Hold });
        Assert.Equal(PaymentStatus.Completed, _books.Done(new CompletePayment(held)).Status);
    }

    [Fact]
    public void A_repeat_that_only_ends_completes_what_is_held_holds_nothing_new_and_opens_nothing()
    {
        var repeat = Asked(Opening.Pay, "a") with { OnlyEnds = true };
        Assert.Equal(LedgerRefusalCode.PaymentUnknown, _books.Refused(repeat).Code);
        var waiting = new PaymentTarget(_books.Done(repeat with { OnlyEnds = false }).Id);
        _books.Issue(Float, 100);
        Assert.Equal(Awaited.Money, _books.Done(repeat).Awaits);
        _books.Done(new HoldPayment(waiting));
        Assert.Equal(PaymentStatus.Completed, _books.Done(repeat).Status);
    }

    private PaymentTarget Held(Opening opening, string reference)
    {
        var target = new PaymentTarget(_books.Done(Asked(opening, reference)).Id);
        if (opening.WaitsForPayer()) _books.Done(new HoldPayment(target with { Payer = Float }));
        return target;
    }

    private bool IsHeld(LedgerCommand command) => _books.Do(command) is LedgerResult.Done { Payment.IsHeld: true };

    private bool IsCompleted(LedgerCommand command) =>
        _books.Do(command) is LedgerResult.Done { Payment.Status: PaymentStatus.Completed };

    private static OpenPayment Asked(Opening opening, string reference = "a") => Payment(reference, CashIn(100), opening);
}
