using Allpay.Features.CashOut.ConfirmCashOut;
using Allpay.Features.CashOut.ListCashOutRequests;
using Allpay.Features.CashOut.RefuseCashOut;
using Allpay.Features.CashOut.RequestCashOut;
using Allpay.Features.CashOut.CheckCashOut;
using Allpay.Features.Payments.CompleteOwnPayment;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using Allpay.IntegrationTests.Infrastructure;

namespace Allpay.IntegrationTests.Features.CashOut;

public sealed class RequestCashOutTests(AllpayFixture allpay) : AllpayTest(allpay)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Allpay.FundAsync(Allpay.Holder, 10_000);
    }

    [Fact]
    public async Task It_waits_until_the_holder_confirms_and_the_next_call_completes_it()
    {
        var reference = Allpay.NewReference();
        var asked = (await AskAsync(reference)).Value;
        Assert.Equal((PaymentStatus.Pending, false), (asked.Status, (await AskAsync(reference)).Value.Held));
        Assert.Equal(asked.PaymentId, Assert.Single(await ListAsync()).Receipt.PaymentId);

        Assert.True((await ConfirmAsync(asked, Allpay.Holder)).Value.Held);
        Assert.True((await ConfirmAsync(asked, Allpay.Holder)).Value.Replayed);

        Assert.Equal(PaymentStatus.Completed, (await AskAsync(reference)).Value.Status);
        Assert.Empty(await ListAsync());
        Assert.Equal(Money.OfTenge(9_000), (await Allpay.BalanceAsync(Allpay.Holder.WalletAccount)).Available);
    }

    [Fact]
    public async Task By_call_a_repeat_only_tells_and_the_agent_completes_it_by_its_number_once_it_is_confirmed()
    {
        var command = new RequestCashOut(
            Allpay.Agent, Allpay.Holder.UserName, "1000", Allpay.NewReference(), Completion.ByCall);
        var complete = new CompleteOwnPayment(Allpay.Agent.AsCaller(), $"{(await Allpay.SendAsync(command)).Value.PaymentId}");
        Assert.Equal(RefusalCodes.PaymentNotHeld, (await Allpay.SendAsync(complete)).Refusal!.Code);
        await ConfirmAsync((await Allpay.SendAsync(command)).Value, Allpay.Holder);
        Assert.True((await Allpay.SendAsync(command)).Value is { Held: true, Replayed: true });
        Assert.Equal(PaymentStatus.Completed, (await Allpay.SendAsync(complete)).Value.Status);
    }

    [Fact]
    public async Task What_the_holder_refuses_is_declined_also_after_confirming()
    {
        var reference = Allpay.NewReference();
        var asked = (await AskAsync(reference)).Value;
        await ConfirmAsync(asked, Allpay.Holder);
        await Allpay.SendAsync(new RefuseCashOut(AllpayFixture.CallerOf(Allpay.Holder), asked.PaymentId.Value));

        var told = (await AskAsync(reference)).Value;
        Assert.Equal((PaymentStatus.Declined, DeclineReason.Payer), (told.Status, told.Reason));
        Assert.Equal(Money.OfTenge(10_000), (await Allpay.BalanceAsync(Allpay.Holder.WalletAccount)).Available);
    }

    [Fact]
    public async Task Another_holder_can_neither_see_nor_confirm_nor_refuse_it()
    {
        var asked = (await AskAsync(Allpay.NewReference())).Value;
        var stranger = AllpayFixture.CallerOf(Allpay.Unidentified);

        Assert.Empty((await Allpay.SendAsync(new ListCashOutRequests(stranger))).Value.Requests);
        Assert.Equal(RefusalCodes.PaymentUnknown, (await ConfirmAsync(asked, Allpay.Unidentified)).Refusal!.Code);
        var refused = await Allpay.SendAsync(new RefuseCashOut(stranger, asked.PaymentId.Value));
        Assert.Equal(RefusalCodes.PaymentUnknown, refused.Refusal!.Code);
    }

    [Fact]
    public async Task Confirming_needs_the_money()
    {
        var asked = (await AskAsync(Allpay.NewReference(), "10000.01")).Value;
        Assert.Equal(RefusalCodes.InsufficientFunds, (await ConfirmAsync(asked, Allpay.Holder)).Refusal!.Code);
    }

    [Theory]
    [InlineData("10000", null)]
    [InlineData("10000.01", RefusalCodes.InsufficientFunds)]
    [InlineData(null, null)]
    public async Task A_check_says_what_would_happen_and_nothing_does(string? amount, string? refusal)
    {
        var before = await Allpay.BalanceAsync(Allpay.Holder.WalletAccount);
        var query = new CheckCashOut(Allpay.Agent, PaymentKind.CashOut, Allpay.Holder.UserName, amount);
        Assert.Equal(refusal, (await Allpay.SendAsync(query)).Refusal?.Code);
        Assert.Equal(before, await Allpay.BalanceAsync(Allpay.Holder.WalletAccount));
    }

    [Fact]
    public async Task A_check_knows_the_limits_of_the_holder()
    {
        await Allpay.FundAsync(Allpay.Unidentified, 100_000);
        var query = new CheckCashOut(Allpay.Agent, PaymentKind.CashOut, Allpay.Unidentified.UserName, "50001");
        Assert.Equal(RefusalCodes.LimitPerPayment, (await Allpay.SendAsync(query)).Refusal!.Code);
    }

    private Task<Outcome<PaymentReceipt>> AskAsync(string reference, string amount = "1000") =>
        Allpay.SendAsync(new RequestCashOut(Allpay.Agent, Allpay.Holder.UserName, amount, reference));

    private Task<Outcome<PaymentReceipt>> ConfirmAsync(PaymentReceipt asked, Holder holder) =>
        Allpay.SendAsync(new ConfirmCashOut(AllpayFixture.CallerOf(holder), asked.PaymentId.Value));

    private async Task<IReadOnlyList<CashOutRequest>> ListAsync() =>
        (await Allpay.SendAsync(new ListCashOutRequests(AllpayFixture.CallerOf(Allpay.Holder)))).Value.Requests;
}
