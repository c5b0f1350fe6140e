using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Certificates.RevokeCertificate;

/// <summary>Ends a certificate at once, on every node and for good. Revoking a revoked one changes nothing.</summary>
public sealed record RevokeCertificate(string? Agent, long Number) : IRequest<Outcome<CertificateCard>>;
