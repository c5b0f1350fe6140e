using System.Globalization;

namespace Allpay.Infrastructure.Ledger;

/// <summary>
/// An amount in tenge, kept as a whole number of tiyn (1 KZT = 100 tiyn). Arithmetic is checked: an overflow is a bug
/// and throws <see cref="OverflowException"/>. Money mixes with money only; a bare number has to say its unit.
/// </summary>
public readonly record struct Money(long Tiyn) : IComparable<Money>
{
    public const int TiynPerTenge = 100;

    /// <summary>The largest amount one payment may carry: one billion tenge. Far above any limit, far below overflow.</summary>
    public static readonly Money LargestPayment = OfTenge(1_000_000_000);

    public static readonly Money Zero;

    public bool IsZero => Tiyn == 0;
    public bool IsPositive => Tiyn > 0;

    public static Money OfTenge(long tenge) => new(checked(tenge * TiynPerTenge));

    public static Money operator +(Money left, Money right) => new(checked(left.Tiyn + right.Tiyn));
    public static Money operator -(Money left, Money right) => new(checked(left.Tiyn - right.Tiyn));
    public static bool operator <(Money left, Money right) => left.Tiyn < right.Tiyn;
    public static bool operator >(Money left, Money right) => left.Tiyn > right.Tiyn;
    public static bool operator <=(Money left, Money right) => left.Tiyn <= right.Tiyn;
    public static bool operator >=(Money left, Money right) => left.Tiyn >= right.Tiyn;

    public static Money Min(Money left, Money right) => left < right ? left : right;
    public static Money Max(Money left, Money right) => left > right ? left : right;
    public int CompareTo(Money other) => Tiyn.CompareTo(other.Tiyn);

    /// <summary>
    /// Reads a plain decimal such as <c>100</c>, <c>100.5</c> or <c>100.00</c>: digits, one point, at most two decimals
    /// that count (further zeros are harmless). No sign, exponent, blanks or grouping.
    /// </summary>
    public static MoneyText Read(string? text, out Money money)
    {
        money = Zero;
        if (string.IsNullOrEmpty(text)) return MoneyText.Missing;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture, out var tenge)) return IsHuge(text) ? MoneyText.TooLarge : MoneyText.Malformed;
        if (tenge <= 0) return MoneyText.NotPositive;
        if (tenge > LargestPayment.Tiyn / TiynPerTenge) return MoneyText.TooLarge;
        if (decimal.Round(tenge, 2) != tenge) return MoneyText.TooPrecise;
        money = new Money((long)(tenge * TiynPerTenge));
        return MoneyText.Good;
    }

    /// <summary>Reads text that a validator has already accepted; anything else is a bug.</summary>
    public static Money Parse(string? text) => Read(text, out var money) == MoneyText.Good
        ? money
        : throw new FormatException($"'{text}' is not an amount: it should have been refused before.");

    /// <summary>Tenge with two decimals and a point, whatever the culture: <c>1234.50</c>.</summary>
    public override string ToString() =>
        ((decimal)Tiyn / TiynPerTenge).ToString("0.00", CultureInfo.InvariantCulture);

    // Digits beyond decimal's 28 are a number all the same, and deserve the answer "too large".
    private static bool IsHuge(string text) => text.Length > 28 && text.All(char.IsAsciiDigit);
}

/// <summary>What <see cref="Money.Read"/> found in a text.</summary>
public enum MoneyText
{
    Good,
    Missing,
    Malformed,
    NotPositive,
    TooPrecise,
    TooLarge,
}
