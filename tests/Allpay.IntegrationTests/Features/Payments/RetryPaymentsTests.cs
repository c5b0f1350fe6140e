using Allpay.Features.Payments.RetryPayments;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Allpay.IntegrationTests.Infrastructure;
using Allpay.IntegrationTests.Ledger;

namespace Allpay.IntegrationTests.Features.Payments;

/// <summary>No agent's waiting payments, however many and whatever is wrong with them, keep another's from being held.</summary>
public sealed class RetryPaymentsTests(AllpayFixture allpay) : AllpayTest(allpay)
{
    private const int Crowd = 600;

    [Fact]
    public async Task Payments_refused_again_and_again_do_not_keep_another_agents_waiting()
    {
        // Two hundred each: to a blocked holder, above a limit, and with too little money after all.
        await WaitAsync(Allpay.PoorAgent.Float, Allpay.Unidentified, 10, count: Crowd / 3);
        await WaitAsync(Allpay.PoorAgent.Float, await StrangerAsync(), 50_001, count: Crowd / 3);
        await WaitAsync(Allpay.PoorAgent.Float, Allpay.Holder, 90_000, count: Crowd / 3);
        await Allpay.ExecuteDbAsync(db =>
        {
            db.Attach(Allpay.Unidentified);
            Allpay.Unidentified.IsBlocked = true;
        });
        var (other, payment) = await OtherAgentsAsync(Allpay.Holder);
        await Allpay.FundAsync(Allpay.PoorAgent.Float, 100_000);
        await Allpay.FundAsync(other, 700);

        Assert.Equal(2, (await Allpay.SendAsync(new RetryPayments())).Value.Held);
        Assert.True(await IsHeldAsync(payment));
    }

    [Fact]
    public async Task All_that_an_agent_has_the_money_for_is_held_in_one_run()
    {
        await WaitAsync(Allpay.PoorAgent.Float, Allpay.Holder, 10, Crowd);
        await Allpay.FundAsync(Allpay.PoorAgent.Float, 10 * Crowd);
        Assert.Equal(new RetriedPayments(Crowd, Crowd), (await Allpay.SendAsync(new RetryPayments())).Value);
        Assert.Equal(new RetriedPayments(0, 0), (await Allpay.SendAsync(new RetryPayments())).Value);
        await Allpay.Database.AssertBooksAsync();
    }

    [Fact]
    public async Task A_payment_that_cannot_be_dealt_with_is_skipped()
    {
        // A level without limits is a fault in the set-up, and throws.
        var odd = await Allpay.AddHolderAsync("77770000009", (IdentificationLevel)7);
        await WaitAsync(Allpay.PoorAgent.Float, odd, 10, count: 3);
        await WaitAsync(Allpay.PoorAgent.Float, Allpay.Holder, 10, count: 1);
        var (other, _) = await OtherAgentsAsync(Allpay.Holder);
        await Allpay.FundAsync(Allpay.PoorAgent.Float, 100);
        await Allpay.FundAsync(other, 700);
        Assert.Equal(2, (await Allpay.SendAsync(new RetryPayments())).Value.Held);
    }

    private Task<Holder> StrangerAsync() => Allpay.AddHolderAsync("77770000008", IdentificationLevel.Unidentified);

    private async Task<(AccountId Float, PaymentId Payment)> OtherAgentsAsync(Holder holder)
    {
        var account = await Allpay.Database.OpenAccountAsync(AccountKind.AgentFloat);
        return (account, Assert.Single(await WaitAsync(account, holder, 700, count: 1)));
    }

    private async Task<List<PaymentId>> WaitAsync(AccountId payer, Holder holder, long tenge, int count)
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Allpay.Ledger.DoneAsync(
            Requests.CashIn(payer, holder.WalletAccount, tenge, Allpay.NewReference(), Opening.Pay))));
        Assert.DoesNotContain(opened, payment => payment.IsHeld);
        return [.. opened.Select(payment => payment.Id)];
    }

    private async Task<bool> IsHeldAsync(PaymentId id) =>
        (await Allpay.Ledger.FindPaymentAsync(id, CancellationToken.None))!.IsHeld;
}
