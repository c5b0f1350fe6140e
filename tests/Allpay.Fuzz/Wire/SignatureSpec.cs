using System.Security.Cryptography;

namespace Allpay.Fuzz.Wire;

/// <summary>What a Signature says and how it is really made; a mutation makes the two differ.</summary>
internal sealed record SignatureSpec
{
    public const string Dsig = "http://www.w3.org/2000/09/xmldsig#";
    public const string Enveloped = $"{Dsig}enveloped-signature";
    public const string ExclusiveWithComments = "http://www.w3.org/2001/10/xml-exc-c14n#WithComments";
    public const string Sha1Name = $"{Dsig}sha1";
    public const string RsaSha1Name = $"{Dsig}rsa-sha1";
    public const string Sha256Name = "http://www.w3.org/2001/04/xmlenc#sha256";
    public const string RsaSha256Name = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    public required RSA Key { get; init; }
    public HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA1;
    public RSASignaturePadding Padding { get; init; } = RSASignaturePadding.Pkcs1;
    public string SignatureName { get; init; } = RsaSha1Name;
    public string DigestName { get; init; } = Sha1Name;
    public string CanonicalizationName { get; init; } = ExclusiveWithComments;

    /// <summary>The attributes of Reference as they stand.</summary>
    public string ReferenceAttributes { get; init; } = " URI=\"\"";
    public IReadOnlyList<string> Transforms { get; init; } = [Enveloped];
    public int References { get; init; } = 1;

    /// <summary>What follows SignatureValue: KeyInfo, Object.</summary>
    public string After { get; init; } = "";

    /// <summary>Not the RSA value but something else.</summary>
    public Func<byte[], string>? Value { get; init; }
}
