using Allpay.Features.TerminalPay.CheckVostokPlat;
using Allpay.Features.TerminalPay.Providers;
using Allpay.Infrastructure.Ledger;

namespace Allpay.UnitTests.Features;

public sealed class VostokPlatBillTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void A_bill_is_of_the_day_the_provider_names()
    {
        var account = new ProviderAccount { DebtDate = new DateOnly(2026, 11, 23) };
        Assert.Equal(account.DebtDate, VostokPlatBill.Of(account, Money.Zero, Today).DebtDate);
    }

    [Fact]
    public void A_bill_whose_day_the_provider_does_not_name_is_of_the_day_it_was_asked_for() =>
        Assert.Equal(Today, VostokPlatBill.Of(new ProviderAccount(), Money.Zero, Today).DebtDate);

    [Theory]
    [InlineData(845_000)]
    [InlineData(0)]
    [InlineData(-12_345)]
    public void What_is_owed_keeps_its_sign(long tiyn)
    {
        var account = new ProviderAccount { AtMonthStart = new Money(tiyn), Current = new Money(-tiyn) };
        var bill = VostokPlatBill.Of(account, Money.OfTenge(7), Today);
        Assert.Equal((new Money(tiyn), new Money(-tiyn), Money.OfTenge(7)), (bill.AtMonthStart, bill.Current, bill.AgentAvailable));
    }
}
