using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.Certificates.AddOwnCertificate;

/// <summary>
/// Gives the calling agent a further certificate under the next free number, once it has shown by its signature of a challenge
/// that it has the private key.
/// </summary>
public sealed record AddOwnCertificate(AgentCaller Agent, string? PublicKey, string? Challenge, string? Signature)
    : IRequest<Outcome<CertificateCard>>
{
    public bool AllowsSha1 { get; init; } = true;
    public DateTimeOffset? ValidUntil { get; init; }
}
