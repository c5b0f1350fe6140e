using System.Globalization;
using System.Text.RegularExpressions;
using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.AgentSoap;

/// <summary>xs:dateTime as the contracts' clients write it: with Z, an offset, or no zone, which is Asia/Almaty then.</summary>
public static partial class XsdDateTime
{
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";
    private const int SecondsLength = 19;

    public static bool IsOne(string text) => Shape().IsMatch(text) && DateTime.TryParseExact(
        text[..SecondsLength], Seconds, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>The moment to the second.</summary>
    public static bool TryRead(string? text, DateTimeOffset now, out DateTimeOffset moment)
    {
        moment = default;
        var trimmed = text?.Trim() ?? "";
        if (!IsOne(trimmed)) return false;
        var zone = Shape().Match(trimmed).Groups["zone"].Value;
        var offset = zone switch
        {
            "" => BusinessDay.OffsetAt(now).ToString(@"'+'hh\:mm", CultureInfo.InvariantCulture),
            "Z" => "+00:00",
            _ => zone,
        };
        return DateTimeOffset.TryParseExact(
            trimmed[..SecondsLength] + offset, Seconds + "zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out moment);
    }

    [GeneratedRegex(
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,12})?" +
        @"(?<zone>(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
