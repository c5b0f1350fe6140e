using System.Security.Cryptography;
using System.Text;

namespace Allpay.ContractTests.Messages;

/// <summary>
/// The signature profile written out by hand: SignedInfo is a constant text but for the digest, and needs no
/// canonicalisation because it is written in canonical form.
/// </summary>
public static class TemplateSigner
{
    private const string ExclusiveWithComments = "http://www.w3.org/2001/10/xml-exc-c14n#WithComments";

    public static SignedText Sign(string envelope, RSA key, RsaHash hash = RsaHash.Sha1, Func<string, string>? wrap = null)
    {
        var canonical = Canonical.TextOf(Canonical.Read(envelope));
        var digest = Convert.ToBase64String(Hash(hash, canonical));
        var signedInfo = SignedInfo(digest, hash);
        var signed = key.SignData(Encoding.UTF8.GetBytes(signedInfo), NameOf(hash), RSASignaturePadding.Pkcs1);
        var value = Convert.ToBase64String(signed);
        var signature = $"<Signature xmlns=\"{SoapNames.Dsig}\">{signedInfo}<SignatureValue>{wrap?.Invoke(value) ?? value}"
            + "</SignatureValue></Signature>";
        return new SignedText(InsertedInto(canonical, signature), digest);
    }

    /// <summary>As the last child of the header, where the profile wants it.</summary>
    public static string InsertedInto(string envelope, string signature) =>
        envelope.Insert(envelope.IndexOf("</S:Header>", StringComparison.Ordinal), signature);

    private static string SignedInfo(string digest, RsaHash hash)
    {
        var (signatureMethod, digestMethod) = hash == RsaHash.Sha1
            ? ($"{SoapNames.Dsig}rsa-sha1", $"{SoapNames.Dsig}sha1")
            : ("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2001/04/xmlenc#sha256");
        return $"<SignedInfo xmlns=\"{SoapNames.Dsig}\">"
            + $"<CanonicalizationMethod Algorithm=\"{ExclusiveWithComments}\"></CanonicalizationMethod>"
            + $"<SignatureMethod Algorithm=\"{signatureMethod}\"></SignatureMethod>"
            + $"<Reference URI=\"\"><Transforms><Transform Algorithm=\"{SoapNames.Dsig}enveloped-signature\"></Transform>"
            + $"</Transforms><DigestMethod Algorithm=\"{digestMethod}\"></DigestMethod>"
            + $"<DigestValue>{digest}</DigestValue></Reference></SignedInfo>";
    }

    private static HashAlgorithmName NameOf(RsaHash hash) =>
        hash == RsaHash.Sha1 ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;

    private static byte[] Hash(RsaHash hash, string text) =>
        CryptographicOperations.HashData(NameOf(hash), Encoding.UTF8.GetBytes(text));
}
