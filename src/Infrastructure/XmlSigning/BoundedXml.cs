using System.Text;
using System.Xml;

namespace Allpay.Infrastructure.XmlSigning;

/// <summary>
/// What a document may cost. Honest messages of the contracts nest 7 deep and have 4 attributes at most.
/// </summary>
public sealed record XmlBounds(int DepthMax = 32, int AttributesMax = 32);

/// <summary>
/// Reads untrusted bytes into a document in one pass: no DTD, no processing instructions, bounded depth and attributes;
/// comments are dropped, white space is kept. The size in bytes is the caller's to bound, before it calls.
/// </summary>
public static class BoundedXml
{
    // Clients declare windows-1251 now and then; .NET knows it only when it is told to.
    static BoundedXml() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
    };

    public static XmlFault TryRead(byte[] bytes, XmlBounds bounds, out XmlDocument document)
    {
        document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes, writable: false), Settings);
            return Fill(document, reader, bounds);
        }
        catch (XmlException)
        {
            return XmlFault.Malformed;
        }
        catch (ArgumentException)
        {
            // An encoding name that nobody knows reaches us as this.
            return XmlFault.Malformed;
        }
    }

    private static XmlFault Fill(XmlDocument document, XmlReader reader, XmlBounds bounds)
    {
        XmlNode parent = document;
        var text = new StringBuilder();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    AppendText(document, parent, text);
                    if (reader.Depth >= bounds.DepthMax || reader.AttributeCount > bounds.AttributesMax)
                        return XmlFault.OutOfBounds;
                    var element = AppendElement(document, parent, reader);
                    if (!reader.IsEmptyElement) parent = element;
                    break;
                case XmlNodeType.EndElement:
                    AppendText(document, parent, text);
                    parent = parent.ParentNode ?? document;
                    break;
                case XmlNodeType.ProcessingInstruction:
                    return XmlFault.ProcessingInstruction;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    text.Append(reader.Value);
                    break;
            }
        }

        return XmlFault.None;
    }

    private static XmlElement AppendElement(XmlDocument document, XmlNode parent, XmlReader reader)
    {
        var element = document.CreateElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
        while (reader.MoveToNextAttribute())
        {
            var attribute = document.CreateAttribute(reader.Prefix, reader.LocalName, reader.NamespaceURI);
            attribute.Value = reader.Value;
            element.Attributes.Append(attribute);
        }

        reader.MoveToElement();
        parent.AppendChild(element);
        return element;
    }

    // One node, however often comments and CDATA sections cut the text: a document's neighbouring text nodes hang on each
    // other, and going over many costs their number squared. White space outside the root is no part of what is signed.
    private static void AppendText(XmlDocument document, XmlNode parent, StringBuilder text)
    {
        if (text.Length > 0 && parent is not XmlDocument) parent.AppendChild(document.CreateTextNode(text.ToString()));
        text.Clear();
    }
}
