using Allpay.Features.CashIn.PayCashIn;
using Allpay.Features.Payments.ExpirePayments;
using Allpay.Features.Payments.RetryPayments;
using Allpay.Infrastructure.Ledger;
using Allpay.IntegrationTests.Infrastructure;
using Allpay.IntegrationTests.Ledger;

namespace Allpay.IntegrationTests.Features.Payments;

public sealed class ExpirePaymentsTests(AllpayFixture allpay) : AllpayTest(allpay)
{
    [Fact]
    public async Task Only_what_is_due_is_declined_and_its_hold_is_free_again()
    {
        var before = await Allpay.BalanceAsync(Allpay.Agent.Float);
        var due = await HoldAsync(TimeSpan.FromSeconds(-1));
        var later = await HoldAsync(TimeSpan.FromHours(1));
        var forever = await HoldAsync(null);
        Assert.Equal(new ExpiredPayments(1, 1), (await Allpay.SendAsync(new ExpirePayments())).Value);
        Assert.Equal(new ExpiredPayments(0, 0), (await Allpay.SendAsync(new ExpirePayments())).Value);
        Assert.Equal((PaymentStatus.Declined, DeclineReason.Expired), await StateAsync(due));
        Assert.Equal((PaymentStatus.Pending, DeclineReason.None), await StateAsync(later));
        Assert.Equal((PaymentStatus.Pending, DeclineReason.None), await StateAsync(forever));
        Assert.Equal(
            Money.OfTenge(20), before.Available - (await Allpay.BalanceAsync(Allpay.Agent.Float)).Available);
    }

    [Fact]
    public async Task A_whole_day_of_due_payments_expires_in_one_run()
    {
        const int Due = 1500;
        var before = await Allpay.BalanceAsync(Allpay.Agent.Float);
        await Task.WhenAll(Enumerable.Range(0, Due).Select(_ => HoldAsync(TimeSpan.FromSeconds(-1))));
        Assert.Equal(new ExpiredPayments(Due, Due), (await Allpay.SendAsync(new ExpirePayments())).Value);
        Assert.Equal(before.Available, (await Allpay.BalanceAsync(Allpay.Agent.Float)).Available);
        await Allpay.Database.AssertBooksAsync();
    }

    [Fact]
    public async Task A_cash_in_that_waits_for_money_is_declined_after_its_time()
    {
        var command = new PayCashIn(
            Allpay.PoorAgent, PaymentKind.CashIn, Allpay.Holder.UserName, "700", Allpay.NewReference());
        Assert.False((await Allpay.SendAsync(command)).Value.Held);
        Assert.Equal(0, (await Allpay.SendAsync(new ExpirePayments())).Value.Expired);

        await LetADayPassAsync();

        Assert.Equal(1, (await Allpay.SendAsync(new ExpirePayments())).Value.Expired);
        var told = (await Allpay.SendAsync(command)).Value;
        Assert.Equal((PaymentStatus.Declined, DeclineReason.Expired), (told.Status, told.Reason));
    }

    // Each of the jobs asks for the same payments; whichever the ledger decides first, there is one end and the books are right.
    [Fact]
    public async Task What_is_tried_again_and_expires_in_the_same_minute_is_held_or_declined()
    {
        const int Count = 200;
        for (var i = 0; i < Count; i++)
            await Allpay.Ledger.DoneAsync(Requests.CashIn(
                Allpay.PoorAgent.Float, Allpay.Holder.WalletAccount, 10, Allpay.NewReference(), Opening.Pay)
                with { ExpiresIn = TimeSpan.FromSeconds(-1) });
        await Allpay.FundAsync(Allpay.PoorAgent.Float, 10 * Count);

        var (retry, expire) = (Allpay.SendAsync(new RetryPayments()), Allpay.SendAsync(new ExpirePayments()));
        var (held, expired) = ((await retry).Value.Held, (await expire).Value.Expired);

        Assert.Equal(Count, held + expired);
        Assert.Equal(Money.OfTenge(10 * held), (await Allpay.BalanceAsync(Allpay.PoorAgent.Float)).PendingOut);
        await Allpay.Database.AssertBooksAsync();
    }

    private Task LetADayPassAsync() => Allpay.Database.ExecuteAsync(
        """
        set session_replication_role = replica;
        update ledger.payment set expires_at = expires_at - interval '24 hours';
        set session_replication_role = default;
        """);

    private async Task<PaymentId> HoldAsync(TimeSpan? expiresIn)
    {
        var reference = Allpay.NewReference();
        var terms = new PaymentTerms(
            Allpay.Agent.Float, Allpay.Holder.WalletAccount, Money.OfTenge(10), Money.Zero, Money.Zero);
        var open = new OpenPayment(
            new PaymentKey(Allpay.Agent.Id, reference), Fingerprint.Of(reference), PaymentKind.CashIn, terms, Opening.Hold)
        {
            ExpiresIn = expiresIn,
        };
        var result = await Allpay.Ledger.SubmitAsync(open, CancellationToken.None);
        return Assert.IsType<LedgerResult.Done>(result).Payment.Id;
    }

    private async Task<(PaymentStatus, DeclineReason)> StateAsync(PaymentId id)
    {
        var payment = (await Allpay.Ledger.FindPaymentAsync(id, CancellationToken.None))!;
        return (payment.Status, payment.Reason);
    }
}
