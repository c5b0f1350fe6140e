using Allpay.Features.CashIn;
using Allpay.Features.CashIn.CompleteCashIn;
using Allpay.Features.CashIn.CreateCashIn;
using Allpay.Features.CashIn.DeclineCashIn;
using Allpay.Features.CashIn.GetCashIn;
using Allpay.Features.CashIn.PayCashIn;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.IntegrationTests.Infrastructure;

namespace Allpay.IntegrationTests.Features.CashIn;

/// <summary>Completing, declining and finding cash-ins.</summary>
public sealed class EndCashInTests(AllpayFixture allpay) : IClassFixture<AllpayFixture>
{
    [Fact]
    public async Task Completing_moves_the_amount_once()
    {
        var before = await allpay.BalanceAsync(allpay.Holder.WalletAccount);
        var id = (await CreateAsync()).PaymentId.Value;
        var completed = (await allpay.SendAsync(new CompleteCashIn(allpay.Agent, id))).Value;
        var again = (await allpay.SendAsync(new CompleteCashIn(allpay.Agent, id))).Value;
        var after = await allpay.BalanceAsync(allpay.Holder.WalletAccount);
        Assert.Equal((PaymentStatus.Completed, false, true), (completed.Status, completed.Replayed, again.Replayed));
        Assert.Equal(Money.OfTenge(300), after.Posted - before.Posted);
        Assert.Equal(after.Version, completed.WalletVersion);
    }

    [Fact]
    public async Task Declining_gives_the_float_its_money_back()
    {
        var before = await allpay.BalanceAsync(allpay.Agent.Float);
        var id = (await CreateAsync()).PaymentId.Value;
        var declined = (await allpay.SendAsync(new DeclineCashIn(allpay.Agent, id))).Value;
        Assert.Equal((PaymentStatus.Declined, DeclineReason.Requester), (declined.Status, declined.Reason));
        Assert.Equal(before.Available, (await allpay.BalanceAsync(allpay.Agent.Float)).Available);
        Assert.True((await allpay.SendAsync(new DeclineCashIn(allpay.Agent, id))).Value.Replayed);
    }

    [Fact]
    public async Task What_is_completed_cannot_be_declined()
    {
        var id = (await CreateAsync()).PaymentId.Value;
        await allpay.SendAsync(new CompleteCashIn(allpay.Agent, id));
        await AssertRefusedAsync(RefusalCodes.PaymentCompleted, new DeclineCashIn(allpay.Agent, id));
    }

    [Fact]
    public async Task What_is_declined_cannot_be_completed()
    {
        var id = (await CreateAsync()).PaymentId.Value;
        await allpay.SendAsync(new DeclineCashIn(allpay.Agent, id));
        await AssertRefusedAsync(RefusalCodes.PaymentDeclined, new CompleteCashIn(allpay.Agent, id));
    }

    [Fact]
    public async Task What_is_not_held_cannot_be_completed()
    {
        var waiting = (await allpay.SendAsync(new PayCashIn(
            allpay.PoorAgent, PaymentKind.CashIn, allpay.Holder.UserName, "700", allpay.NewReference()))).Value;
        await AssertRefusedAsync(
            RefusalCodes.PaymentNotHeld, new CompleteCashIn(allpay.PoorAgent, waiting.PaymentId.Value));
    }

    [Fact]
    public async Task Another_agents_cash_in_is_unknown()
    {
        var id = (await CreateAsync()).PaymentId.Value;
        await AssertRefusedAsync(RefusalCodes.PaymentUnknown, new CompleteCashIn(allpay.PoorAgent, id));
        await AssertRefusedAsync(RefusalCodes.PaymentUnknown, new DeclineCashIn(allpay.PoorAgent, id));
        await AssertRefusedAsync(RefusalCodes.PaymentUnknown, new GetCashIn(allpay.PoorAgent, id, null));
    }

    [Fact]
    public async Task It_is_found_by_id_and_by_reference()
    {
        var created = await CreateAsync();
        var byId = (await allpay.SendAsync(new GetCashIn(allpay.Agent, created.PaymentId.Value, null))).Value;
        var byReference = (await allpay.SendAsync(new GetCashIn(allpay.Agent, null, created.Reference))).Value;
        Assert.Equal(byId, byReference);
        Assert.Equal(created.PaymentId, byId.PaymentId);
    }

    private async Task<CashInReceipt> CreateAsync() => (await allpay.SendAsync(
        new CreateCashIn(allpay.Agent, allpay.Holder.UserName, "300", allpay.NewReference()))).Value;

    private async Task AssertRefusedAsync(string code, MediatR.IRequest<Outcome<CashInReceipt>> request) =>
        Assert.Equal(code, (await allpay.SendAsync(request)).Refusal?.Code);
}
