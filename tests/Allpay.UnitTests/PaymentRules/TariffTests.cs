using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.PaymentRules;
using CsCheck;

namespace Allpay.UnitTests.PaymentRules;

public sealed class TariffTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly PartyId Partner = new(10);

    [Theory]
    [InlineData(10_000, 15_000, 150)]
    [InlineData(33, 15_000, 0)]
    [InlineData(34, 15_000, 1)]
    [InlineData(100, 5_000, 1)]
    [InlineData(99, 5_000, 0)]
    public void The_share_is_rounded_half_up_to_a_tiyn(long amount, int ratePpm, long fee) =>
        Assert.Equal(fee, Percent(ratePpm).FeeFor(new Money(amount)).Tiyn);

    [Fact]
    public void A_share_is_never_off_by_more_than_half_a_tiyn() =>
        Gen.Select(Gen.Long[1, Money.LargestPayment.Tiyn], Gen.Int[0, Tariff.PartsPerMillion]).Sample((amount, rate) =>
        {
            var exact = (Int128)amount * rate;
            var charged = (Int128)Percent(rate).FeeFor(new Money(amount)).Tiyn * Tariff.PartsPerMillion;
            Assert.True(Int128.Abs(exact - charged) * 2 <= Tariff.PartsPerMillion, "Half a tiyn is the most.");
        });

    [Theory]
    [InlineData(100, 50)]
    [InlineData(10_000, 200)]
    [InlineData(100_000_00, 500)]
    public void Fixed_and_share_stay_between_min_and_max(long amount, long fee)
    {
        var tariff = new Tariff
        {
            Id = 1, Kind = PaymentKind.CashIn, ValidFrom = Start, PaidBy = FeeSide.Payer,
            Fixed = new Money(10), RatePpm = 19_000, Min = new Money(50), Max = new Money(500),
        };
        Assert.Equal(fee, tariff.FeeFor(new Money(amount)).Tiyn);
    }

    [Fact]
    public void A_partners_own_tariff_goes_before_the_common_one()
    {
        var book = Book(Percent(10_000, id: 1), Percent(20_000, id: 2, partner: Partner));
        Assert.Equal(2, Price(book, Start).TariffId);
        Assert.Equal(1, book.PriceOf(PaymentKind.CashIn, new PartyId(11), Money.OfTenge(1), Start).TariffId);
    }

    [Fact]
    public void The_latest_tariff_in_force_is_the_price_and_a_coming_one_is_not()
    {
        var book = Book(Percent(10_000, id: 1), Percent(20_000, id: 2, from: Start.AddDays(1)));
        Assert.Equal(1, Price(book, Start.AddDays(1).AddTicks(-1)).TariffId);
        Assert.Equal(2, Price(book, Start.AddDays(1)).TariffId);
    }

    [Fact]
    public void Without_a_tariff_it_is_free() => Assert.Equal(Quote.Free, Price(Book(), Start));

    [Fact]
    public void The_side_that_pays_is_the_tariffs()
    {
        var payer = Price(Book(Percent(10_000)), Start);
        var payee = Price(Book(Percent(10_000, side: FeeSide.Payee)), Start);
        Assert.Equal((1L, 0L), (payer.PayerFee.Tiyn, payer.PayeeFee.Tiyn));
        Assert.Equal((0L, 1L), (payee.PayerFee.Tiyn, payee.PayeeFee.Tiyn));
    }

    [Fact]
    public void A_level_without_limits_stops_everything() =>
        Assert.Throws<InvalidOperationException>(() => Book().Limits(IdentificationLevel.Identified));

    private static Quote Price(RuleBook book, DateTimeOffset now) =>
        book.PriceOf(PaymentKind.CashIn, Partner, Money.OfTenge(1), now);

    private static RuleBook Book(params Tariff[] tariffs) => new(Start, tariffs, []);

    private static Tariff Percent(
        int ratePpm, long id = 1, PartyId? partner = null, DateTimeOffset? from = null, FeeSide side = FeeSide.Payer) => new()
    {
        Id = id, Kind = PaymentKind.CashIn, PartyId = partner, ValidFrom = from ?? Start, PaidBy = side,
        Fixed = Money.Zero, RatePpm = ratePpm,
    };
}
