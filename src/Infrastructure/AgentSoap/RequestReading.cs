using Allpay.Infrastructure.Mediation;

namespace Allpay.Infrastructure.AgentSoap;

/// <summary>
/// How a request becomes a command. Whether it is there at all, its header and its dates are checked here, since no use
/// case ever sees them; a use case checks its own fields.
/// </summary>
public static class RequestReading
{
    public static Outcome<TCommand> Read<TRequest, TCommand>(
        string element, TRequest? request, Func<TRequest, Refusal?> check, Func<TRequest, TCommand> translate)
        where TRequest : class
    {
        if (request is null) return Missing(element);
        if (check(request) is { } refusal) return refusal;
        return translate(request);
    }

    public static Outcome<string> ToEcho(string? echo) => echo is null ? Missing("Echo") : echo;

    public static FieldFault? RequiredDateTime(string field, string? text) =>
        RequiredText(field, text) ?? LegacyHeader.CheckDateTime(field, text);

    public static FieldFault? RequiredText(string field, string? text) =>
        string.IsNullOrWhiteSpace(text) ? LegacyHeader.Required(field) : null;

    /// <summary>
    /// Without the white space around it, as xs:decimal, xs:long and xs:integer are read, and the token, which is typed in
    /// by hand. GUIDs and rrns are opaque and are left alone.
    /// </summary>
    public static string? Collapsed(string? text) => text?.Trim(' ', '\t', '\r', '\n');

    /// <summary>
    /// As <see cref="Collapsed"/>; an optional element that is empty or nil is one that is not there, as to JAXB.
    /// </summary>
    public static string? Optional(string? text) => Collapsed(text) is { Length: > 0 } there ? there : null;

    private static Refusal Missing(string element) => Refusal.Invalid(LegacyHeader.Required(element));
}
