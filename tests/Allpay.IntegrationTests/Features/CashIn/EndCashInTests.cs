using Allpay.Features.CashIn.CreateCashIn;
using Allpay.Features.CashIn.PayCashIn;
using Allpay.Features.Payments.CompleteOwnPayment;
using Allpay.Features.Payments.DeclinePendingPayment;
using Allpay.Features.Payments.GetPayment;
using Allpay.Features.Payments.ListPayments;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.IntegrationTests.Infrastructure;

namespace Allpay.IntegrationTests.Features.CashIn;

/// <summary>Completing, declining and finding cash-ins.</summary>
public sealed class EndCashInTests(AllpayFixture allpay) : AllpayTest(allpay)
{
    [Fact]
    public async Task Completing_moves_the_amount_once()
    {
        var before = await Allpay.BalanceAsync(Allpay.Holder.WalletAccount);
        var id = (await CreateAsync()).PaymentId.Value;
        var completed = (await Allpay.SendAsync(new CompleteOwnPayment(Allpay.Agent.AsCaller(), $"{id}"))).Value;
        var again = (await Allpay.SendAsync(new CompleteOwnPayment(Allpay.Agent.AsCaller(), $"{id}"))).Value;
        var after = await Allpay.BalanceAsync(Allpay.Holder.WalletAccount);
        Assert.Equal((PaymentStatus.Completed, false, true), (completed.Status, completed.Replayed, again.Replayed));
        Assert.Equal(Money.OfTenge(300), after.Posted - before.Posted);
        Assert.Equal(after.Version, completed.PayeeVersion);
    }

    [Fact]
    public async Task Declining_gives_the_float_its_money_back()
    {
        var before = await Allpay.BalanceAsync(Allpay.Agent.Float);
        var id = (await CreateAsync()).PaymentId.Value;
        var declined = (await Allpay.SendAsync(new DeclinePendingPayment(Allpay.Agent.AsCaller(), $"{id}"))).Value;
        Assert.Equal((PaymentStatus.Declined, DeclineReason.Requester), (declined.Status, declined.Reason));
        Assert.Equal(before.Available, (await Allpay.BalanceAsync(Allpay.Agent.Float)).Available);
        Assert.True((await Allpay.SendAsync(new DeclinePendingPayment(Allpay.Agent.AsCaller(), $"{id}"))).Value.Replayed);
    }

    [Fact]
    public async Task What_is_completed_cannot_be_declined()
    {
        var id = (await CreateAsync()).PaymentId.Value;
        await Allpay.SendAsync(new CompleteOwnPayment(Allpay.Agent.AsCaller(), $"{id}"));
        await AssertRefusedAsync(RefusalCodes.PaymentCompleted, new DeclinePendingPayment(Allpay.Agent.AsCaller(), $"{id}"));
    }

    [Fact]
    public async Task What_is_declined_cannot_be_completed()
    {
        var id = (await CreateAsync()).PaymentId.Value;
        await Allpay.SendAsync(new DeclinePendingPayment(Allpay.Agent.AsCaller(), $"{id}"));
        await AssertRefusedAsync(RefusalCodes.PaymentDeclined, new CompleteOwnPayment(Allpay.Agent.AsCaller(), $"{id}"));
    }

    [Fact]
    public async Task What_is_not_held_cannot_be_completed()
    {
        var waiting = (await Allpay.SendAsync(new PayCashIn(
            Allpay.PoorAgent, PaymentKind.CashIn, Allpay.Holder.UserName, "700", Allpay.NewReference()))).Value;
        await AssertRefusedAsync(
            RefusalCodes.PaymentNotHeld, new CompleteOwnPayment(Allpay.PoorAgent.AsCaller(), $"{waiting.PaymentId.Value}"));
    }

    [Fact]
    public async Task Another_agents_cash_in_is_unknown()
    {
        var id = (await CreateAsync()).PaymentId.Value;
        await AssertRefusedAsync(RefusalCodes.PaymentUnknown, new CompleteOwnPayment(Allpay.PoorAgent.AsCaller(), $"{id}"));
        await AssertRefusedAsync(RefusalCodes.PaymentUnknown, new DeclinePendingPayment(Allpay.PoorAgent.AsCaller(), $"{id}"));
        await AssertRefusedAsync(RefusalCodes.PaymentUnknown, new GetPayment(Allpay.PoorAgent.AsCaller(), $"{id}"));
    }

    [Fact]
    public async Task A_cash_in_under_another_reference_is_unknown()
    {
        var agent = Allpay.Agent.AsCaller();
        var created = await CreateAsync();
        var (id, other) = ($"{created.PaymentId}", Allpay.NewReference());
        await AssertRefusedAsync(RefusalCodes.PaymentUnknown, new CompleteOwnPayment(agent, id, other));
        await AssertRefusedAsync(RefusalCodes.PaymentUnknown, new DeclinePendingPayment(agent, id, other));
        var own = new CompleteOwnPayment(agent, id, created.Reference);
        Assert.Equal(PaymentStatus.Completed, (await Allpay.SendAsync(own)).Value.Status);
    }

    [Fact]
    public async Task It_is_found_by_the_holder_it_was_for()
    {
        var id = (await CreateAsync()).PaymentId;
        var found = await Allpay.SendAsync(new GetPayment(AllpayFixture.CallerOf(Allpay.Holder), $"{id}"));
        Assert.Equal(id, found.Value.PaymentId);
    }

    [Fact]
    public async Task It_is_found_by_id_and_by_reference()
    {
        var created = await CreateAsync();
        var agent = Allpay.Agent.AsCaller();
        var byId = (await Allpay.SendAsync(new GetPayment(agent, $"{created.PaymentId}"))).Value;
        var page = (await Allpay.SendAsync(new ListPayments(agent) { Reference = created.Reference })).Value;
        var byReference = Assert.Single(page.Payments);
        Assert.Equal(byId, byReference);
        Assert.Equal(created.PaymentId, byId.PaymentId);
    }

    private async Task<PaymentReceipt> CreateAsync() => (await Allpay.SendAsync(
        new CreateCashIn(Allpay.Agent, Allpay.Holder.UserName, "300", Allpay.NewReference()))).Value;

    private async Task AssertRefusedAsync(string code, MediatR.IRequest<Outcome<PaymentReceipt>> request) =>
        Assert.Equal(code, (await Allpay.SendAsync(request)).Refusal?.Code);
}
