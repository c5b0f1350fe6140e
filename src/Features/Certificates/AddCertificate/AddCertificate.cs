using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Certificates.AddCertificate;

/// <summary>
/// Gives an agent a further certificate: a public key under a number, its own or the next free one. Those it has stay good.
/// </summary>
public sealed record AddCertificate(string? Agent, string? PublicKey, long? Number) : IRequest<Outcome<CertificateCard>>
{
    public bool AllowsSha1 { get; init; } = true;
    public DateTimeOffset? ValidUntil { get; init; }
}
