using Allpay.Features.CashIn.CreateCashIn;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.PaymentRules;
using Allpay.IntegrationTests.Infrastructure;

namespace Allpay.IntegrationTests.Features.CashIn;

public sealed class CreateCashInTests(AllpayFixture allpay) : AllpayTest(allpay)
{
    [Fact]
    public async Task It_holds_the_amount_on_the_float()
    {
        var before = await Allpay.BalanceAsync(Allpay.Agent.Float);
        var receipt = (await SendAsync("1500")).Value;
        var after = await Allpay.BalanceAsync(Allpay.Agent.Float);
        Assert.Equal((PaymentStatus.Pending, true, false), (receipt.Status, receipt.Held, receipt.Replayed));
        Assert.Equal(Money.OfTenge(1500), before.Available - after.Available);
        Assert.Equal(before.Posted, after.Posted);
        Assert.Equal(after.Version, receipt.PayerVersion);
    }

    [Fact]
    public async Task A_repeat_is_the_same_payment_and_moves_nothing()
    {
        var reference = Allpay.NewReference();
        var first = (await SendAsync("100", reference: reference)).Value;
        var before = await Allpay.BalanceAsync(Allpay.Agent.Float);
        var again = (await SendAsync("100.00", reference: reference)).Value;
        Assert.Equal(first with { Replayed = true }, again);
        Assert.Equal(before, await Allpay.BalanceAsync(Allpay.Agent.Float));
    }

    [Fact]
    public async Task A_changed_repeat_is_refused()
    {
        var reference = Allpay.NewReference();
        await SendAsync("100", reference: reference);
        await AssertRefusedAsync(RefusalCodes.KeyReused, "101", reference: reference);
    }

    [Fact]
    public async Task A_repeat_is_answered_though_the_holder_was_blocked_since()
    {
        var holder = await Allpay.AddHolderAsync($"blocked-{Guid.NewGuid():n}", IdentificationLevel.Identified);
        var reference = Allpay.NewReference();
        var first = (await SendAsync("100", holder.UserName, reference)).Value;
        await BlockAsync(holder);
        Assert.Equal(first.PaymentId, (await SendAsync("100", holder.UserName, reference)).Value.PaymentId);
        await AssertRefusedAsync(RefusalCodes.HolderBlocked, "100", holder.UserName);
        await AssertRefusedAsync(RefusalCodes.KeyReused, "101", holder.UserName, reference);
    }

    [Fact]
    public async Task The_agents_tariff_is_held_as_well()
    {
        // It asks until the kept tariffs are read anew, and each time holds something.
        await Allpay.FundAsync(Allpay.PoorAgent.Float, 100);
        await Allpay.ExecuteDbAsync(db => db.Add(new Tariff
        {
            Id = 0, Kind = PaymentKind.CashIn, PartyId = Allpay.PoorAgent.Id, ValidFrom = DateTimeOffset.UnixEpoch,
            PaidBy = FeeSide.Payer, Fixed = new Money(10), RatePpm = 0,
        }));
        await IntegrationTests.ReadStore.ReadStoreRig.EventuallyAsync(async () =>
        {
            var command = new CreateCashIn(Allpay.PoorAgent, Allpay.Holder.UserName, "0.01", Allpay.NewReference());
            return (await Allpay.SendAsync(command)).Value.PayerFee == new Money(10);
        });
    }

    [Fact]
    public Task An_unknown_holder_is_refused() => AssertRefusedAsync(RefusalCodes.HolderUnknown, "1", "77000000000");

    [Fact]
    public async Task Too_little_on_the_float_is_refused_with_what_there_is()
    {
        var command = new CreateCashIn(Allpay.PoorAgent, Allpay.Holder.UserName, "2", Allpay.NewReference());
        var refusal = (await Allpay.SendAsync(command)).Refusal!;
        Assert.Equal(RefusalCodes.InsufficientFunds, refusal.Code);
        Assert.Contains("remaining", refusal.Details.Keys);
    }

    [Fact]
    public Task More_than_a_payment_may_be_is_refused() =>
        AssertRefusedAsync(RefusalCodes.LimitPerPayment, "50000.01", Allpay.Unidentified.UserName);

    [Fact]
    public async Task More_than_a_day_may_bring_is_refused_without_what_remains()
    {
        var holder = await Allpay.AddHolderAsync($"day-{Guid.NewGuid():n}", IdentificationLevel.Unidentified);
        await SendAsync("50000", holder.UserName);
        await SendAsync("49999", holder.UserName);
        var refusal = await AssertRefusedAsync(RefusalCodes.LimitPerDay, "2", holder.UserName);
        Assert.Empty(refusal.Details);
        Assert.Empty(refusal.Arguments);
    }

    private Task<Outcome<PaymentReceipt>> SendAsync(string amount, string? holder = null, string? reference = null) =>
        Allpay.SendAsync(new CreateCashIn(
            Allpay.Agent, holder ?? Allpay.Holder.UserName, amount, reference ?? Allpay.NewReference()));

    private async Task<Refusal> AssertRefusedAsync(
        string code, string amount, string? holder = null, string? reference = null)
    {
        var before = await Allpay.BalanceAsync(Allpay.Agent.Float);
        var outcome = await SendAsync(amount, holder, reference);
        Assert.Equal(code, outcome.Refusal?.Code);
        Assert.Equal(before, await Allpay.BalanceAsync(Allpay.Agent.Float));
        return outcome.Refusal!;
    }

    private Task BlockAsync(Holder holder) => Allpay.ExecuteDbAsync(db =>
    {
        db.Attach(holder);
        holder.IsBlocked = true;
    });
}
