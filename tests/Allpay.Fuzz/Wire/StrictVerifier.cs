using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace Allpay.Fuzz.Wire;

/// <summary>
/// Says of finished bytes whether they carry a valid signature of the frozen profile, by the platform's means alone. What was
/// changed without changing what is signed (comments, quotes, the encoding) is still signed and may be carried out.
/// </summary>
internal sealed class StrictVerifier(IReadOnlyDictionary<long, RSA> keys)
{
    static StrictVerifier() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public bool IsSigned(byte[] bytes)
    {
        if (Signer.TryRead(bytes, DtdProcessing.Prohibit) is not { } read
            || Plain(read) is not { DocumentElement: { } root } document)
            return false;
        var signatures = document.GetElementsByTagName("Signature", SignatureSpec.Dsig).Cast<XmlElement>().ToList();
        if (signatures is not [var signature] || !IsInPlace(signature, root)) return false;
        return KeyOf(root) is { } key && Verify(document, signature, key);
    }

    // Without comments and CDATA sections: how the same content was written is nobody's to sign.
    private static XmlDocument? Plain(XmlDocument document) =>
        Signer.Canonical(document, new XmlDsigC14NTransform()) is { } bytes ? Signer.TryRead(bytes) : null;

    private static bool IsInPlace(XmlElement signature, XmlElement root) =>
        signature.ParentNode is XmlElement { LocalName: "Header", NamespaceURI: Services.Soap } header
        && header.ParentNode == root
        && header.ChildNodes.OfType<XmlElement>().Last() == signature;

    private RSA? KeyOf(XmlElement root)
    {
        var numbers = root.ChildNodes.OfType<XmlElement>().First().ChildNodes.OfType<XmlElement>()
            .Where(e => e is { LocalName: "certificateNumber", NamespaceURI: Services.Allpay }).ToList();
        return numbers is [var number]
            && long.TryParse(number.InnerText.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? keys.GetValueOrDefault(value)
            : null;
    }

    private static bool Verify(XmlDocument document, XmlElement signature, RSA key)
    {
        try
        {
            Undress(signature);
            Undress(signature["SignatureValue", SignatureSpec.Dsig]);
            var signed = new SignedXml(document);
            signed.LoadXml(signature);
            return HasProfile(signed) && IsOfKey(signed, signature, key) && Covers(document, signature, signed);
        }
        catch (Exception refused) when (refused is CryptographicException or FormatException or XmlException or ArgumentException)
        {
            return false;
        }
    }

    // Attributes here are covered by nothing and mean nothing; the platform would refuse them.
    private static void Undress(XmlElement? element)
    {
        foreach (var attribute in (element?.Attributes.Cast<XmlAttribute>() ?? []).ToList())
            if (attribute.NamespaceURI != "http://www.w3.org/2000/xmlns/") element!.Attributes.Remove(attribute);
    }

    private static bool HasProfile(SignedXml signed) =>
        signed.SignedInfo!.References is [Reference { Uri: "", TransformChain: { Count: 1 } chain }]
        && chain[0] is XmlDsigEnvelopedSignatureTransform
        && HashOf(signed) is not null;

    private static HashAlgorithmName? HashOf(SignedXml signed) =>
        (signed.SignedInfo!.SignatureMethod, ((Reference)signed.SignedInfo.References[0]!).DigestMethod) switch
        {
            (SignatureSpec.RsaSha1Name, SignatureSpec.Sha1Name) => HashAlgorithmName.SHA1,
            (SignatureSpec.RsaSha256Name, SignatureSpec.Sha256Name) => HashAlgorithmName.SHA256,
            _ => null,
        };

    private static bool IsOfKey(SignedXml signed, XmlElement signature, RSA key)
    {
        var info = new XmlDocument { PreserveWhitespace = true };
        info.LoadXml(signature["SignedInfo", SignatureSpec.Dsig]!.OuterXml);
        var exclusive = signed.SignedInfo!.CanonicalizationMethod.Contains("exc-c14n", StringComparison.Ordinal);
        Transform form = exclusive ? new XmlDsigExcC14NTransform() : new XmlDsigC14NTransform();
        return Signer.Canonical(info, form) is { } bytes
            && key.VerifyData(bytes, signed.SignatureValue!, HashOf(signed)!.Value, RSASignaturePadding.Pkcs1);
    }

    private static bool Covers(XmlDocument document, XmlElement signature, SignedXml signed)
    {
        var digest = ((Reference)signed.SignedInfo!.References[0]!).DigestValue!;
        signature.ParentNode!.RemoveChild(signature);
        return new Transform[] { new XmlDsigExcC14NTransform(), new XmlDsigC14NTransform() }.Any(form =>
            Signer.Canonical(document, form) is { } bytes
            && CryptographicOperations.HashData(HashOf(signed)!.Value, bytes).AsSpan().SequenceEqual(digest));
    }
}
