using System.Globalization;
using System.Xml.Linq;

namespace Allpay.Fuzz.Mutations;

/// <summary>Tricks with namespaces and attributes, on the tree.</summary>
internal static class NameMutations
{
    public static readonly IReadOnlyList<Mutation> All =
    [
        new("namespace", d => Any(d).Do(e => e.Name = (XNamespace)Name(d) + e.Name.LocalName)),
        new("namespace-of-all", NamespaceOfAll),
        new("no-namespace", d => Any(d).Do(e => e.Name = e.Name.LocalName)),
        new("unused-declaration", d => Any(d).Do(e => e.SetAttributeValue(XNamespace.Xmlns + "unused", Name(d)))),
        new("many-declarations", d => Any(d).Do(e => Many(d, e, XNamespace.Xmlns))),
        new("many-attributes", d => Any(d).Do(e => Many(d, e, XNamespace.None))),
        new("attribute", d => Any(d).Do(e => e.SetAttributeValue(AttributeName(d), d.Raw(AttributeValue(d))))),
        new("must-understand", d => Any(d).Do(e => e.SetAttributeValue((XNamespace)Wire.Services.Soap + "mustUnderstand", "1"))),
        new("encoding-style", d => d.Tree.Root!.SetAttributeValue(
            (XNamespace)Wire.Services.Soap + "encodingStyle", "http://schemas.xmlsoap.org/soap/encoding/")),
        new("header-entry", d => d.Header.Do(h => h.AddFirst(Entry(d)))),
    ];

    private static readonly IReadOnlyList<string> Names =
    [
        "x", "relative/name", "urn:x", "http://allpay.kz/xsd/1.0.0/OnlineTransactionCashIn.xsd", "http://allpay.kz",
            "https://allpay.kz/",
        "http://www.w3.org/2003/05/soap-envelope", Wire.Services.Soap, "http://www.w3.org/2000/09/xmldsig#", "HTTPS://ALLPAY.KZ",
        "http://www.allpay.kz/mfs/soap/TransactionManagement/1.1 ", new('n', 10_000), "http://www.allpay.kz/mfs/soap/Nothing/1.1",
    ];

    private static string Name(Draft d) => d.Pick(Names);

    private static void NamespaceOfAll(Draft d)
    {
        if (d.Body?.Elements().FirstOrDefault() is not { } operation) return;
        foreach (var element in operation.Descendants()) element.Name = operation.Name.Namespace + element.Name.LocalName;
    }

    private static void Many(Draft d, XElement element, XNamespace space)
    {
        for (var i = d.Pick<int>([5, 31, 32, 33, 100, 2000]); i > 0; i--)
            element.SetAttributeValue(space + string.Create(CultureInfo.InvariantCulture, $"a{i}"), $"urn:{i}");
    }

    private static XName AttributeName(Draft d) => d.Pick<XName>(
    [
        "Id", "id", "ID", "href", "Algorithm", "URI", XNamespace.Xml + "lang", XNamespace.Xml + "base",
        XNamespace.Xml + "id", "{urn:x}y", "{http://schemas.xmlsoap.org/soap/encoding/}arrayType", "xsi",
    ]);

    private static string AttributeValue(Draft d) => d.Pick<string>(
    [
        "", "1", "#a", "preserve", "default", "&#0;", "&#10;", "&#9; x  y ", "a&#xD;b", "&lt;", "&quot;", "'",
            "http://127.0.0.1:1/",
        "kk", "xs:int[1000000]", new('v', 20_000),
    ]);

    private static XElement Entry(Draft d)
    {
        XNamespace addressing = "http://www.w3.org/2005/08/addressing";
        XNamespace security = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
        return d.Random.Next(4) switch
        {
            0 => new XElement(addressing + "Action", "declineTransaction"),
            1 => new XElement(addressing + "To", "http://127.0.0.1:1/"),
            2 => new XElement(security + "Security", new XElement(security + "UsernameToken", "77010000001")),
            _ => new XElement((XNamespace)Wire.Services.Allpay + "requestDsig", "AAAA"),
        };
    }

    private static XElement? Any(Draft d) => d.Elements() is { Count: > 0 } all ? d.Pick(all) : null;
}
