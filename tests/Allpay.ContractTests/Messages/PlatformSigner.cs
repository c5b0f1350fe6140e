using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Xml;

namespace Allpay.ContractTests.Messages;

/// <summary>
/// The same profile by the platform's SignedXml, which works on the document instead of a template; and, by
/// <c>bend</c>, the profiles that are nearly the same and must be refused.
/// </summary>
public static class PlatformSigner
{
    public static SignedText Sign(string envelope, RSA key, RsaHash hash = RsaHash.Sha1, Action<SignedXml>? bend = null)
    {
        var document = Canonical.Read(Canonical.TextOf(Canonical.Read(envelope), comments: true));
        var signed = Profile(document, hash);
        signed.SigningKey = key;
        bend?.Invoke(signed);
        signed.ComputeSignature();
        return Finish(document, signed);
    }

    /// <summary>A signature that anybody can make who has read the public key.</summary>
    public static SignedText SignByHmac(string envelope, HMAC key)
    {
        var document = Canonical.Read(envelope);
        var signed = Profile(document, RsaHash.Sha1);
        signed.SignedInfo!.SignatureMethod = null;
        signed.ComputeSignature(key);
        return Finish(document, signed);
    }

    public static Reference Reference(string uri, RsaHash hash = RsaHash.Sha1)
    {
        var digest = hash == RsaHash.Sha1 ? SignedXml.XmlDsigSHA1Url : SignedXml.XmlDsigSHA256Url;
        var reference = new Reference(uri) { DigestMethod = digest };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        return reference;
    }

    private static SignedXml Profile(XmlDocument document, RsaHash hash)
    {
        var signed = new SignedXml(document);
        signed.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NWithCommentsTransformUrl;
        signed.SignedInfo.SignatureMethod =
            hash == RsaHash.Sha1 ? SignedXml.XmlDsigRSASHA1Url : SignedXml.XmlDsigRSASHA256Url;
        signed.AddReference(Reference("", hash));
        return signed;
    }

    private static SignedText Finish(XmlDocument document, SignedXml signed)
    {
        var reference = (Reference)signed.SignedInfo!.References[0]!;
        document.DocumentElement!.FirstChild!.AppendChild(document.ImportNode(signed.GetXml(), true));
        return new SignedText(document.OuterXml, Convert.ToBase64String(reference.DigestValue!));
    }
}
