namespace Allpay.Features.Certificates;

/// <summary>What the API document shows.</summary>
internal static class CertificateExamples
{
    public const string PublicKey =
        "-----BEGIN PUBLIC KEY-----\nMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ…IDAQAB\n-----END PUBLIC KEY-----\n";

    private static readonly DateTimeOffset CreatedAt = new(2026, 3, 2, 10, 15, 30, TimeSpan.FromHours(5));

    public static CertificateCard Active { get; } = new(225, 2048, CreatedAt, null);

    public static CertificateCard Revoked { get; } = new(123, 1024, CreatedAt.AddYears(-6), CreatedAt.AddDays(7));
}
