using Allpay.Infrastructure.Parties;

namespace Allpay.Features.Certificates;

/// <summary>A certificate of an agent, as operators see it.</summary>
public sealed record CertificateCard(long Number, int Bits, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt)
{
    /// <summary>False where only signatures with SHA-256 are good.</summary>
    public bool AllowsSha1 { get; init; } = true;

    /// <summary>When it ends by itself.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    // The field has 1024 bits, which nobody should choose today.
    private const int BitsSound = 2048;

    /// <summary>A key too short to be chosen today; its agent should replace it.</summary>
    public bool IsLegacy => Bits < BitsSound;

    public static CertificateCard Of(Certificate certificate)
    {
        using var key = Infrastructure.XmlSigning.RsaKeys.ReadPublic(certificate.PublicKey);
        return new CertificateCard(certificate.Number, key.KeySize, certificate.CreatedAt, certificate.RevokedAt)
        {
            AllowsSha1 = certificate.AllowsSha1, ValidUntil = certificate.ValidUntil,
        };
    }
}
