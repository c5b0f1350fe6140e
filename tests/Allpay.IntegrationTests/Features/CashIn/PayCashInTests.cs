using Allpay.Features.CashIn.PayCashIn;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.IntegrationTests.Infrastructure;

namespace Allpay.IntegrationTests.Features.CashIn;

public sealed class PayCashInTests(AllpayFixture allpay) : AllpayTest(allpay)
{
    [Theory]
    [InlineData(PaymentKind.CashIn)]
    [InlineData(PaymentKind.CashInAvtobys)]
    public async Task The_first_call_holds_the_second_completes_further_ones_tell(PaymentKind kind)
    {
        var holder = await Allpay.AddHolderAsync($"pay-{Guid.NewGuid():n}", IdentificationLevel.Identified);
        var reference = Allpay.NewReference();
        var first = await SendAsync(kind, holder, reference);
        var second = await SendAsync(kind, holder, reference);
        var third = await SendAsync(kind, holder, reference);
        Assert.Equal((PaymentStatus.Pending, true), (first.Status, first.Held));
        Assert.Equal((PaymentStatus.Completed, false), (second.Status, second.Replayed));
        Assert.Equal(second with { Replayed = true }, third);
        var wallet = await Allpay.BalanceAsync(holder.WalletAccount);
        Assert.Equal((Money.OfTenge(700), second.PayeeVersion), (wallet.Available, wallet.Version));
    }

    [Fact]
    public async Task With_too_little_on_the_float_it_waits_and_is_tried_again()
    {
        var reference = Allpay.NewReference();
        var command = new PayCashIn(
            Allpay.PoorAgent, PaymentKind.CashIn, Allpay.Holder.UserName, "700", reference);
        var first = (await Allpay.SendAsync(command)).Value;
        Assert.Equal((PaymentStatus.Pending, false), (first.Status, first.Held));
        var again = (await Allpay.SendAsync(command)).Value;
        Assert.Equal((PaymentStatus.Pending, false), (again.Status, again.Held));
    }

    [Fact]
    public async Task A_holder_who_was_blocked_between_hold_and_repeat_still_gets_what_was_paid()
    {
        var holder = await Allpay.AddHolderAsync($"pay-{Guid.NewGuid():n}", IdentificationLevel.Identified);
        var reference = Allpay.NewReference();
        await SendAsync(PaymentKind.CashIn, holder, reference);
        await Allpay.ExecuteDbAsync(db =>
        {
            db.Attach(holder);
            holder.IsBlocked = true;
        });
        Assert.Equal(PaymentStatus.Completed, (await SendAsync(PaymentKind.CashIn, holder, reference)).Status);
    }

    [Fact]
    public async Task Two_hundred_at_once_are_one_payment()
    {
        var holder = await Allpay.AddHolderAsync($"pay-{Guid.NewGuid():n}", IdentificationLevel.Identified);
        var reference = Allpay.NewReference();
        var receipts = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(_ => SendAsync(PaymentKind.CashIn, holder, reference)));
        Assert.Single(receipts.Select(r => r.PaymentId).Distinct());
        Assert.Equal(Money.OfTenge(700), (await Allpay.BalanceAsync(holder.WalletAccount)).Posted);
    }

    [Fact]
    public async Task A_changed_repeat_is_refused()
    {
        var reference = Allpay.NewReference();
        await SendAsync(PaymentKind.CashIn, Allpay.Holder, reference);
        var other = new PayCashIn(
            Allpay.Agent, PaymentKind.CashInAvtobys, Allpay.Holder.UserName, "700", reference);
        Assert.Equal(RefusalCodes.KeyReused, (await Allpay.SendAsync(other)).Refusal!.Code);
    }

    private async Task<PaymentReceipt> SendAsync(PaymentKind kind, Holder holder, string reference) =>
        (await Allpay.SendAsync(new PayCashIn(Allpay.Agent, kind, holder.UserName, "700", reference))).Value;
}
