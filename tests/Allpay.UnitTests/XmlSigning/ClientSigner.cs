using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace Allpay.UnitTests.XmlSigning;

/// <summary>Signs and verifies as clients do, with the platform's SignedXml: nothing here is the server's own code.</summary>
internal static class ClientSigner
{
    private const string ExclusiveWithComments = "http://www.w3.org/2001/10/xml-exc-c14n#WithComments";

    public static XmlDocument Load(string xml)
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        // Unlike LoadXml, a reader turns line ends into line feeds, as XML says.
        using var reader = XmlReader.Create(new StringReader(xml));
        document.Load(reader);
        return document;
    }

    /// <summary>The Java client's way: the text is exc-c14n-normalised, parsed again, and that is signed and sent.</summary>
    public static string SignLikeJava(string xml, RSA key) => Sign(Normalise(xml), key);

    public static string Sign(string xml, RSA key, bool sha256 = false, string canonicalization = ExclusiveWithComments)
    {
        var document = Load(xml);
        Insert(document, Signature(document, key, sha256, canonicalization));
        return document.OuterXml;
    }

    /// <summary>Signs the normalised form but sends the text as it is, unused namespace declarations and all.</summary>
    public static string SignNormalisedSendRaw(string xml, RSA key)
    {
        var document = Load(xml);
        Insert(document, Signature(Load(Normalise(xml)), key, sha256: false, ExclusiveWithComments));
        return document.OuterXml;
    }

    public static XmlElement Signature(XmlDocument document, RSA key, bool sha256, string canonicalization)
    {
        var signed = Prepare(document, sha256, canonicalization);
        signed.SigningKey = key;
        signed.AddReference(WholeDocument(sha256));
        signed.ComputeSignature();
        return signed.GetXml();
    }

    /// <summary>A signature by hand: in an element of its own prefix, over many lines, inclusive canonical form throughout.</summary>
    public static string PrefixedSignature(string xml, string namespacesInScope, RSA key)
    {
        const string declared = $"xmlns:d=\"{SignedXml.XmlDsigNamespaceUrl}\"";
        var digest = Convert.ToBase64String(SHA256.HashData(Canonical(Load(xml), new XmlDsigC14NTransform())));
        var content =
            $"""

              <d:CanonicalizationMethod Algorithm="{SignedXml.XmlDsigC14NWithCommentsTransformUrl}"/>
              <d:SignatureMethod Algorithm="{SignedXml.XmlDsigRSASHA256Url}"/>
              <d:Reference URI="">
                <d:Transforms><d:Transform Algorithm="{SignedXml.XmlDsigEnvelopedSignatureTransformUrl}"/></d:Transforms>
                <d:DigestMethod Algorithm="{SignedXml.XmlDsigSHA256Url}"/><d:DigestValue>{digest}</d:DigestValue>
              </d:Reference>

            """;
        var info = Load($"<d:SignedInfo {declared} {namespacesInScope}>{content}</d:SignedInfo>");
        var value = key.SignData(
            Canonical(info, new XmlDsigC14NWithCommentsTransform()), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"<d:Signature {declared}>\n<d:SignedInfo>{content}</d:SignedInfo>\n"
            + $"<d:SignatureValue>{Convert.ToBase64String(value)}</d:SignatureValue>\n</d:Signature>";
    }

    public static SignedXml Prepare(XmlDocument document, bool sha256 = false, string canonicalization = ExclusiveWithComments)
    {
        // The place of the signature is its context: inclusive canonicalization takes over the namespaces in scope there.
        var signed = new SignedXml((XmlElement)document.DocumentElement!.FirstChild!);
        signed.SignedInfo!.CanonicalizationMethod = canonicalization;
        signed.SignedInfo.SignatureMethod = sha256 ? SignedXml.XmlDsigRSASHA256Url : SignedXml.XmlDsigRSASHA1Url;
        return signed;
    }

    public static Reference WholeDocument(bool sha256 = false)
    {
        var reference = new Reference("") { DigestMethod = sha256 ? SignedXml.XmlDsigSHA256Url : SignedXml.XmlDsigSHA1Url };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        return reference;
    }

    public static void Insert(XmlDocument document, XmlElement signature) =>
        document.DocumentElement!.FirstChild!.AppendChild(document.ImportNode(signature, deep: true));

    public static bool Verify(string xml, RSA key)
    {
        var document = Load(xml);
        var signature = (XmlElement)document.GetElementsByTagName("Signature", SignedXml.XmlDsigNamespaceUrl)[0]!;
        var signed = new SignedXml(document);
        signed.LoadXml(signature);
        return signed.CheckSignature(key);
    }

    public static string Normalise(string xml) => Encoding.UTF8.GetString(Canonical(Load(xml), new XmlDsigExcC14NWithCommentsTransform()));

    public static byte[] Canonical(XmlDocument document, Transform transform)
    {
        transform.LoadInput(document);
        using var output = (MemoryStream)transform.GetOutput(typeof(Stream));
        return output.ToArray();
    }
}
