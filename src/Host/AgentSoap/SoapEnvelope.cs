using System.Globalization;
using System.Xml;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Localization;

namespace Allpay.Host.AgentSoap;

/// <summary>
/// The parts of a SOAP 1.1 envelope. Only the plain shape is taken (a Header or none, one Body, one operation in it),
/// because whatever else a reader could find there, the verifier and SoapCore might find differently.
/// </summary>
internal sealed record SoapEnvelope(XmlElement? Header, XmlElement Operation)
{
    // What stands for a number that has elements in it.
    private const string NoNumber = "?";

    private static readonly char[] XmlWhiteSpace = [' ', '\t', '\r', '\n'];

    public static SoapEnvelope? TryRead(XmlDocument document)
    {
        if (document.DocumentElement is not { } root || !IsSoap(root, "Envelope")) return null;
        var parts = Elements(root);
        if (parts is not ([_] or [_, _]) || !IsSoap(parts[^1], "Body")) return null;
        var header = parts.Count == 2 ? parts[0] : null;
        if (header is not null && !IsSoap(header, "Header")) return null;
        return Elements(parts[^1]) is [var operation] ? new SoapEnvelope(header, operation) : null;
    }

    /// <summary>The texts of the header's certificateNumber elements; a good message has one.</summary>
    public IReadOnlyList<string> CertificateNumbers => Header is null
        ? []
        : [.. Header.ChildNodes.OfType<XmlElement>()
            .Where(e => e.LocalName == "certificateNumber" && e.NamespaceURI == WireNames.Allpay)
            .Select(e => e.ChildNodes.OfType<XmlElement>().Any() ? NoNumber : e.InnerText.Trim(XmlWhiteSpace))];

    /// <summary>
    /// The language of the request's header as far as it can be told; not verified, so good for texts only.
    /// </summary>
    public Language Language
    {
        get
        {
            var header = Operation.ChildNodes.OfType<XmlElement>().FirstOrDefault()?["header"];
            return LegacyHeader.TryReadLanguage(header?["lang"]?.InnerText, out var language) ? language : Language.Ru;
        }
    }

    /// <summary>The timestamp in the request's header, as it stands; null where there is none.</summary>
    public string? Timestamp => Operation.ChildNodes.OfType<XmlElement>()
        .Select(parameter => parameter["header", ""]).FirstOrDefault(header => header is not null)?["timestamp", ""]?.InnerText;

    public static bool TryReadNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    // The child elements, where nothing but white space stands between them; else an empty list, which fits nowhere.
    private static List<XmlElement> Elements(XmlElement parent)
    {
        List<XmlElement> elements = [];
        for (var node = parent.FirstChild; node is not null; node = node.NextSibling)
        {
            if (node is XmlElement element) elements.Add(element);
            else if (!string.IsNullOrWhiteSpace(node.Value)) return [];
        }

        return elements;
    }

    private static bool IsSoap(XmlElement element, string name) =>
        element.LocalName == name && element.NamespaceURI == WireNames.Soap;
}
