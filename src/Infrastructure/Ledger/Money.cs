using System.Globalization;

namespace Allpay.Infrastructure.Ledger;

/// <summary>
/// An amount in tenge, kept as a whole number of tiyn (1 KZT = 100 tiyn). Arithmetic is checked: an overflow is a bug
/// and throws <see cref="OverflowException"/>. Money mixes with money only; a bare number has to say its unit.
/// </summary>
public readonly record struct Money(long Tiyn) : IComparable<Money>
{
    public const int TiynPerTenge = 100;

    private const int DecimalsMax = 2;

    /// <summary>More digits than this are above any payment, and near what a long can hold.</summary>
    private const int WholeDigitsMax = 15;

    /// <summary>
    /// The largest amount one payment may carry: one billion tenge. Far above any limit, far below overflow.
    /// </summary>
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
    /// Reads a plain decimal such as <c>100</c>, <c>100.5</c> or <c>100.00</c>, as xs:decimal writes it: digits, perhaps a sign
    /// before and a point between. At most two decimals that count (further zeros are harmless). No exponent, blanks or
    /// grouping. The text itself is judged, since a number type would drop digits beyond its own precision unseen.
    /// </summary>
    public static MoneyText Read(string? text, out Money money)
    {
        money = Zero;
        if (string.IsNullOrEmpty(text)) return MoneyText.Missing;
        var unsigned = text.AsSpan(text[0] is '+' or '-' ? 1 : 0);
        var point = unsigned.IndexOf('.');
        var whole = (point < 0 ? unsigned : unsigned[..point]).TrimStart('0');
        var decimals = (point < 0 ? [] : unsigned[(point + 1)..]).TrimEnd('0');
        if (!unsigned.ContainsAnyInRange('0', '9') || !AreDigits(whole) || !AreDigits(decimals)) return MoneyText.Malformed;
        if (text[0] == '-' || (whole.IsEmpty && decimals.IsEmpty)) return MoneyText.NotPositive;
        if (whole.Length > WholeDigitsMax) return MoneyText.TooLarge;
        var tenge = whole.IsEmpty ? 0 : long.Parse(whole, NumberStyles.None, CultureInfo.InvariantCulture);
        if (OfTenge(tenge) > LargestPayment || (OfTenge(tenge) == LargestPayment && !decimals.IsEmpty)) return MoneyText.TooLarge;
        if (decimals.Length > DecimalsMax) return MoneyText.TooPrecise;
        var tiyn = decimals.Length switch
        {
            0 => 0,
            1 => (decimals[0] - '0') * 10,
            _ => int.Parse(decimals, NumberStyles.None, CultureInfo.InvariantCulture),
        };
        money = new Money(OfTenge(tenge).Tiyn + tiyn);
        return MoneyText.Good;
    }

    /// <summary>Reads text that a validator has already accepted; anything else is a bug.</summary>
    public static Money Parse(string? text) => Read(text, out var money) == MoneyText.Good
        ? money
        : throw new FormatException($"'{text}' is not an amount: it should have been refused before.");

    /// <summary>Tenge with two decimals and a point, whatever the culture: <c>1234.50</c>.</summary>
    public override string ToString() =>
        ((decimal)Tiyn / TiynPerTenge).ToString("0.00", CultureInfo.InvariantCulture);

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
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
