using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace Allpay.ContractTests.Messages;

/// <summary>Exclusive canonical form, as the clients in the field bring a message into before they sign it.</summary>
public static class Canonical
{
    public static XmlDocument Read(string xml)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.LoadXml(xml);
        return document;
    }

    public static string TextOf(XmlDocument document, bool comments = false)
    {
        var transform = new XmlDsigExcC14NTransform(comments);
        transform.LoadInput(document);
        using var output = (Stream)transform.GetOutput(typeof(Stream));
        using var reader = new StreamReader(output, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
