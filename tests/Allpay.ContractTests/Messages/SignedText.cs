namespace Allpay.ContractTests.Messages;

/// <summary>A signed message and the digest in it, which the answer must repeat.</summary>
public sealed record SignedText(string Xml, string Digest);

public enum RsaHash
{
    Sha1, Sha256,
}
