using Allpay.Features.Payments.ExpirePayments;
using Allpay.Infrastructure.Ledger;
using Allpay.IntegrationTests.Infrastructure;

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
