using System.Security.Cryptography;

namespace Allpay.Infrastructure.XmlSigning;

/// <summary>
/// The names of XML Signature that the frozen contracts use (W3C xmldsig-core1, xml-c14n, xml-exc-c14n).
/// </summary>
internal static class SignatureNames
{
    public const string XmlnsNamespace = "http://www.w3.org/2000/xmlns/";
    public const string Namespace = "http://www.w3.org/2000/09/xmldsig#";
    public const string Enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    public const string ExclusiveWithComments = "http://www.w3.org/2001/10/xml-exc-c14n#WithComments";

    /// <summary>
    /// The canonical form of SignedInfo, by its name; null for a form that is not allowed. With or without comments is
    /// the same here, because comments are dropped when a document is read.
    /// </summary>
    public static Canonicalization? CanonicalizationOf(string name) => name switch
    {
        "http://www.w3.org/2001/10/xml-exc-c14n#" or ExclusiveWithComments => Canonicalization.Exclusive,
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315" or "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments"
            => Canonicalization.Inclusive,
        _ => null,
    };
}

/// <summary>An allowed pair of signature and digest algorithm. A message that mixes the two is refused.</summary>
public sealed record SignatureAlgorithm
{
    // SHA-1 is what the clients in the field sign with; they will not be rebuilt.
    public static readonly SignatureAlgorithm RsaSha1 = new(
        "http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2000/09/xmldsig#sha1", HashAlgorithmName.SHA1);

    public static readonly SignatureAlgorithm RsaSha256 = new(
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2001/04/xmlenc#sha256",
        HashAlgorithmName.SHA256);

    private SignatureAlgorithm(string signatureName, string digestName, HashAlgorithmName hash) =>
        (SignatureName, DigestName, Hash) = (signatureName, digestName, hash);

    public string SignatureName { get; }
    public string DigestName { get; }
    public HashAlgorithmName Hash { get; }

    internal byte[] Digest(ReadOnlySpan<byte> bytes) => CryptographicOperations.HashData(Hash, bytes);

    internal static SignatureAlgorithm? Of(string signatureName, string digestName) =>
        new[] { RsaSha1, RsaSha256 }.FirstOrDefault(a => a.SignatureName == signatureName && a.DigestName == digestName);
}
