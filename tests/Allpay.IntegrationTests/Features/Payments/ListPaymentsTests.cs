using Allpay.Features.CashIn.CreateCashIn;
using Allpay.Features.Payments.DeclinePendingPayment;
using Allpay.Features.Payments.GetPayment;
using Allpay.Features.Payments.ListPayments;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using Allpay.IntegrationTests.Infrastructure;

namespace Allpay.IntegrationTests.Features.Payments;

/// <summary>Who sees which payments, and which part of them.</summary>
public sealed class ListPaymentsTests(AllpayFixture allpay) : AllpayTest(allpay)
{
    private static readonly ApiCaller Operator = new(new PartyId(1), PartyKind.Operator, "operator", null);

    [Fact]
    public async Task Pages_hold_each_payment_once_the_newest_first()
    {
        var made = new List<PaymentId>();
        for (var i = 0; i < 7; i++) made.Insert(0, (await PayAsync()).PaymentId);
        foreach (var caller in new[] { Allpay.Agent.AsCaller(), AllpayFixture.CallerOf(Allpay.Holder) })
        {
            var (seen, cursor) = (new List<PaymentId>(), (string?)null);
            do
            {
                var page = await ListAsync(new ListPayments(caller) { Limit = 3, Cursor = cursor, Day = Today });
                Assert.InRange(page.Payments.Count, 1, 3);
                seen.AddRange(page.Payments.Select(p => p.PaymentId));
                cursor = page.Next;
            }
            while (cursor is not null);

            Assert.Equal(made, seen.Take(7));
            Assert.Equal(seen.Distinct().OrderByDescending(id => id.Value), seen);
        }
    }

    [Fact]
    public async Task Filters_narrow_and_nobody_sees_anothers()
    {
        var (paid, held) = (await PayAsync(), await PayAsync(Completion.ByCall));
        var agent = new ListPayments(Allpay.Agent.AsCaller());

        Assert.Equal(held.PaymentId, Assert.Single((await ListAsync(agent with { Status = PaymentStatus.Pending })).Payments).PaymentId);
        Assert.Equal(paid.PaymentId, Assert.Single((await ListAsync(agent with { Reference = paid.Reference })).Payments).PaymentId);
        Assert.Empty((await ListAsync(agent with { Kind = PaymentKind.CashOut })).Payments);
        Assert.Empty((await ListAsync(agent with { Day = Today.AddDays(1) })).Payments);
        Assert.Empty((await ListAsync(agent with { Counterparty = Allpay.Unidentified.UserName })).Payments);
        Assert.Empty((await ListAsync(agent with { Counterparty = "nobody" })).Payments);
        Assert.Equal(2, (await ListAsync(agent with { Counterparty = Allpay.Holder.UserName, Kind = PaymentKind.CashIn })).Payments.Count);
        Assert.DoesNotContain(await IdsAsync(Allpay.PoorAgent.AsCaller()), id => id == paid.PaymentId);
        Assert.Empty((await ListAsync(new ListPayments(Allpay.PoorAgent.AsCaller()) { Reference = paid.Reference })).Payments);
        Assert.DoesNotContain(await IdsAsync(AllpayFixture.CallerOf(Allpay.Unidentified)), id => id == paid.PaymentId);
        Assert.Contains(await IdsAsync(Operator), id => id == paid.PaymentId);
    }

    [Fact]
    public async Task Each_side_is_told_its_own_side_and_an_operator_both()
    {
        var receipt = await PayAsync();
        var agent = PaymentAnswer.For(Allpay.Agent.AsCaller(), receipt);
        var holder = PaymentAnswer.For(AllpayFixture.CallerOf(Allpay.Holder), receipt);
        var all = PaymentAnswer.For(Operator, receipt);

        Assert.Equal((receipt.Reference, null, receipt.PayerVersion), (agent.Reference, agent.PayeeFee, agent.AccountVersion));
        Assert.Equal((null, null, receipt.PayeeVersion), (holder.Reference, holder.PayerFee, holder.AccountVersion));
        Assert.True(agent.PayerFee is not null && holder.PayeeFee is not null);
        Assert.True(all is { PayerFee: not null, PayeeFee: not null, Reference: not null, AccountVersion: null });
    }

    [Fact]
    public async Task An_operator_finds_and_declines_anybodys_and_a_holder_not_what_never_waited_for_him()
    {
        var held = await PayAsync(Completion.ByCall);
        var (holder, id) = (AllpayFixture.CallerOf(Allpay.Holder), $"{held.PaymentId}");
        Assert.Equal(RefusalCodes.PaymentUnknown, (await Allpay.SendAsync(new DeclinePendingPayment(holder, id))).Refusal!.Code);
        Assert.Equal(held.PaymentId, (await Allpay.SendAsync(new GetPayment(Operator, id))).Value.PaymentId);
        var declined = (await Allpay.SendAsync(new DeclinePendingPayment(Operator, id))).Value;
        Assert.Equal((PaymentStatus.Declined, DeclineReason.Operator), (declined.Status, declined.Reason));
    }

    private static DateOnly Today => BusinessDay.Of(TimeProvider.System.GetUtcNow());

    private async Task<PaymentPage> ListAsync(ListPayments query) => (await Allpay.SendAsync(query)).Value;

    private async Task<List<PaymentId>> IdsAsync(ApiCaller caller) =>
        [.. (await ListAsync(new ListPayments(caller))).Payments.Select(payment => payment.PaymentId)];

    private async Task<PaymentReceipt> PayAsync(Completion completion = Completion.AtOnce) => (await Allpay.SendAsync(
        new CreateCashIn(Allpay.Agent, Allpay.Holder.UserName, "10", Allpay.NewReference(), completion))).Value;
}
