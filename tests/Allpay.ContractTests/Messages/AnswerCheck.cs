using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace Allpay.ContractTests.Messages;

/// <summary>What a partner's program checks before it believes an answer; it knows nothing but the server's public key.</summary>
public static class AnswerCheck
{
    public static void AssertSigned(XmlDocument answer, string requestDigest, RSA serverKey)
    {
        var dsig = Assert.Single(answer.GetElementsByTagName("requestDsig", SoapNames.Allpay).Cast<XmlElement>());
        Assert.Equal(requestDigest, dsig.InnerText);
        AssertDense(answer);
        AssertSignedBy(answer, serverKey);
    }

    /// <summary>One signature in the profile, by this key; takes it out of the message.</summary>
    public static void AssertSignedBy(XmlDocument message, RSA key)
    {
        var signature = Assert.Single(message.GetElementsByTagName("Signature", SoapNames.Dsig).Cast<XmlElement>());
        Assert.Equal("Header", signature.ParentNode!.LocalName);
        var signed = new SignedXml(message);
        signed.LoadXml(signature);
        Assert.True(signed.CheckSignature(key), "the signature does not verify");
        AssertExclusive(message, signature, signed);
    }

    // Some clients drop white space between the envelope's parts before they verify.
    private static void AssertDense(XmlDocument answer)
    {
        var parts = answer.DocumentElement!.ChildNodes.Cast<XmlNode>().ToList();
        Assert.Equal(["Header", "Body"], parts.Select(part => part.LocalName));
    }

    // The clients in the field canonicalise exclusively before they verify: the digest must be over that form.
    private static void AssertExclusive(XmlDocument answer, XmlElement signature, SignedXml signed)
    {
        var reference = (Reference)Assert.Single(signed.SignedInfo!.References.Cast<Reference>());
        var hash = reference.DigestMethod == SignedXml.XmlDsigSHA1Url ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;
        signature.ParentNode!.RemoveChild(signature);
        var canonical = Encoding.UTF8.GetBytes(Canonical.TextOf(answer));
        Assert.Equal(CryptographicOperations.HashData(hash, canonical), reference.DigestValue);
    }
}
