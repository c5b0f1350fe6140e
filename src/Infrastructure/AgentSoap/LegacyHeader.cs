using System.Globalization;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;

namespace Allpay.Infrastructure.AgentSoap;

/// <summary>The header inside every request and response of the agent contracts: checked here, and made here.</summary>
public static class LegacyHeader
{
    private const string Success = "success";

    /// <summary>
    /// Refuses a request whose header is wrong, naming every field at once; <paramref name="moreFaults"/> are what the
    /// caller found wrong in the fields beside the header. Null where all is well.
    /// </summary>
    public static Refusal? Check(
        OnlineTransactionRequestHeader? header, AgentCaller agent, params IEnumerable<FieldFault?> moreFaults)
    {
        List<FieldFault> faults = [.. FaultsOf(header).Concat(moreFaults).OfType<FieldFault>()];
        if (faults.Count > 0) return Refusal.Invalid(faults);
        return string.Equals(header!.Requester, agent.Login, StringComparison.Ordinal)
            ? null
            : new Refusal(RefusalCodes.RequesterMismatch, header.Requester!);
    }

    private static IEnumerable<FieldFault?> FaultsOf(OnlineTransactionRequestHeader? header)
    {
        if (header is null) return [Required("header")];
        return
        [
            TryReadLanguage(header.Lang, out _) ? null : new FieldFault("lang", FieldCodes.UnknownLanguage),
            string.IsNullOrWhiteSpace(header.Timestamp) ? Required("timestamp") : null,
            CheckDateTime("timestamp", header.Timestamp),
            string.IsNullOrEmpty(header.Requester) ? Required("requester") : null,
        ];
    }

    public static FieldFault Required(string field) => new(field, FieldCodes.Required);

    /// <summary>
    /// A fault where a text is there and is no xs:dateTime: with Z, an offset, or no zone (then Asia/Almaty).
    /// </summary>
    public static FieldFault? CheckDateTime(string field, string? text) =>
        string.IsNullOrWhiteSpace(text) || XsdDateTime.IsOne(text.Trim()) ? null : new FieldFault(field, FieldCodes.Malformed);

    public static bool TryReadLanguage(string? text, out Language language)
    {
        Language? known = text switch
        {
            null or "" or "ru" => Language.Ru,
            "kk" => Language.Kk,
            "en" => Language.En,
            _ => null,
        };
        language = known ?? Language.Ru;
        return known is not null;
    }

    public static OnlineTransactionResponseHeader Succeeded(
        Language language, DateTimeOffset now, string code = Success, params IReadOnlyList<string> arguments) => new()
    {
        UserMessage = Texts.Of(code, language, arguments),
        DeveloperMessage = "OK",
        Status = "0",
        Timestamp = now.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
    };
}
