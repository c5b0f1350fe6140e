using System.Globalization;
using System.Numerics;

namespace Allpay.Infrastructure.Mediation;

/// <summary>
/// Whole numbers in text. They name things, so one that is beyond 64 bits is well-formed and names nothing.
/// </summary>
public static class WholeNumbers
{
    private const int LengthMax = 64;

    /// <summary>What no id ever is.</summary>
    private const long Nothing = -1;

    public static bool IsOne(string text) => text.Length <= LengthMax && TryParse(text, out _);

    /// <summary>The number; of text that a validator has accepted.</summary>
    public static long Parse(string? text) =>
        TryParse(text, out var number) && number >= 0 && number <= long.MaxValue ? (long)number : Nothing;

    private static bool TryParse(string? text, out BigInteger number) =>
        BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
