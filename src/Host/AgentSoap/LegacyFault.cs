using System.Text;
using System.Xml;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;

namespace Allpay.Host.AgentSoap;

/// <summary>
/// A SOAP fault as the original writes it: always Client, HTTP 500 (JAX-WS reads faults from 200 and 500 only), not
/// signed, a Java class name for developers. The namespace of the detail is the service's own, or that of the security
/// handler.
/// </summary>
internal sealed record LegacyFault(string Namespace, string DeveloperMessage, string UserMessage)
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = true,
    };

    /// <summary>What stands where SOAP has a fault's words: those for people, but in one fault.</summary>
    public string FaultString { get; init; } = UserMessage;

    /// <summary>After how long asking again makes sense; null where it makes none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static LegacyFault Of(Refusal refusal, Language language, string targetNamespace) =>
        new(targetNamespace, LegacyExceptions.NameOf(refusal.Code), TextOf(refusal, language));

    /// <summary>As above, of an operation that may have a name of its own for the refusal.</summary>
    public static LegacyFault Of(Refusal refusal, AgentCall call)
    {
        var fault = Of(refusal, call.Language, call.TargetNamespace);
        return LegacyExceptions.ForeignNameOf(call.Operation, refusal.Code) is { } name
            ? fault with { DeveloperMessage = name, FaultString = name }
            : fault;
    }

    private static string TextOf(Refusal refusal, Language language)
    {
        if (refusal.Code != RefusalCodes.RequestInvalid) return refusal.Say(language);
        var fields = refusal.Fields.Select(f => $"{f.Field}: {Texts.Of(f.Code, language, f.Arguments)}");
        return Texts.Of(RefusalCodes.RequestInvalid, language, string.Join("; ", fields));
    }

    /// <summary>The fault's envelope, UTF-8.</summary>
    public byte[] ToBytes()
    {
        using var output = new MemoryStream();
        using (var writer = XmlWriter.Create(output, Settings))
        {
            writer.WriteStartElement("soap", "Envelope", WireNames.Soap);
            writer.WriteStartElement("SOAP-ENV", "Header", WireNames.Soap);
            writer.WriteEndElement();
            writer.WriteStartElement("soap", "Body", WireNames.Soap);
            writer.WriteStartElement("soap", "Fault", WireNames.Soap);
            writer.WriteElementString("faultcode", "soap:Client");
            writer.WriteElementString("faultstring", FaultString);
            writer.WriteStartElement("detail");
            writer.WriteElementString("developerMessage", Namespace, DeveloperMessage);
            writer.WriteElementString("userMessage", Namespace, UserMessage);
            writer.WriteElementString("stackHash", Namespace, "");
        }

        return output.ToArray();
    }
}
