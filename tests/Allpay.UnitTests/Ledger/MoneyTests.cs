using Allpay.Infrastructure.Ledger;
using CsCheck;

namespace Allpay.UnitTests.Ledger;

public sealed class MoneyTests
{
    private static readonly Gen<long> PaymentTiyn = Gen.Long[1, Money.LargestPayment.Tiyn];

    [Fact]
    public void What_is_written_is_read_back() => PaymentTiyn.Sample(tiyn =>
    {
        Assert.Equal(MoneyText.Good, Money.Read(new Money(tiyn).ToString(), out var money));
        Assert.Equal(tiyn, money.Tiyn);
    });

    [Fact]
    public void A_third_decimal_that_counts_is_too_precise() => Gen.Select(PaymentTiyn, Gen.Int[1, 9]).Sample((tiyn, digit) =>
        tiyn == Money.LargestPayment.Tiyn
        || Money.Read($"{new Money(tiyn)}{digit}", out _) == MoneyText.TooPrecise);

    [Fact]
    public void Any_text_is_read_or_refused_and_never_throws() => Gen.String.Sample(text =>
    {
        var found = Money.Read(text, out var money);
        Assert.Equal(found == MoneyText.Good, money.IsPositive);
    });

    [Theory]
    [InlineData(null, MoneyText.Missing)]
    [InlineData("", MoneyText.Missing)]
    [InlineData(" 1", MoneyText.Malformed)]
    [InlineData("1,5", MoneyText.Malformed)]
    [InlineData("1 000", MoneyText.Malformed)]
    [InlineData("1e3", MoneyText.Malformed)]
    [InlineData("NaN", MoneyText.Malformed)]
    [InlineData("٣", MoneyText.Malformed)]
    [InlineData("0", MoneyText.NotPositive)]
    [InlineData("0.00", MoneyText.NotPositive)]
    [InlineData("-1", MoneyText.NotPositive)]
    [InlineData("0.001", MoneyText.TooPrecise)]
    [InlineData("1000000000.01", MoneyText.TooLarge)]
    [InlineData("99999999999999999999999999999999999999", MoneyText.TooLarge)]
    // Beyond the digits a number type keeps.
    [InlineData("10.000000000000000000000000000001", MoneyText.TooPrecise)]
    [InlineData("0.0000000000000000000000000000001", MoneyText.TooPrecise)]
    [InlineData("12345678901234567890123456789012.50", MoneyText.TooLarge)]
    [InlineData("-99999999999999999999999999999999999999", MoneyText.NotPositive)]
    [InlineData(".", MoneyText.Malformed)]
    [InlineData("-", MoneyText.Malformed)]
    [InlineData("--1", MoneyText.Malformed)]
    [InlineData("1.2.3", MoneyText.Malformed)]
    public void Bad_text_is_told_apart(string? text, MoneyText expected) => Assert.Equal(expected, Money.Read(text, out _));

    [Theory]
    [InlineData("100", 10_000)]
    [InlineData("100.5", 10_050)]
    [InlineData("100.00", 10_000)]
    [InlineData("0.01", 1)]
    [InlineData("007", 700)]
    [InlineData("1.500", 150)]
    [InlineData("+1", 100)]
    [InlineData(".5", 50)]
    [InlineData("5.", 500)]
    [InlineData("0000000000000000000000000000000000000001.00000000000000000000000000000000", 100)]
    [InlineData("1000000000", 100_000_000_000)]
    public void Good_text_is_read(string text, long tiyn) => Assert.Equal(tiyn, Money.Parse(text).Tiyn);
}
