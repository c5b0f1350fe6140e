namespace Allpay.Features.Certificates;

/// <summary>What the API document shows.</summary>
internal static class CertificateExamples
{
    public const string PublicKey =
        "-----BEGIN PUBLIC KEY-----\nMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ…IDAQAB\n-----END PUBLIC KEY-----\n";

    public const string Challenge = "Zk3vW0m8cHq2yQ5nR7tB1xL4sD6fG9hJ0kA2pE8uI3o";

    public const string Signature = "k2l0b3VzIHNpZ25hdHVyZSBvZiB0aGUgY2hhbGxlbmdl…";

    private static readonly DateTimeOffset CreatedAt = new(2026, 3, 2, 10, 15, 30, TimeSpan.FromHours(5));

    public static CertificateCard Active { get; } = new(225, 2048, CreatedAt, null);

    public static CertificateCard Revoked { get; } = new(123, 1024, CreatedAt.AddYears(-6), CreatedAt.AddDays(7));
}
