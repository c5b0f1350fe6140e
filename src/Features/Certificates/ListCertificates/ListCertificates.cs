using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Certificates.ListCertificates;

/// <summary>All certificates of an agent, revoked ones too, by number.</summary>
public sealed record ListCertificates(string? Agent) : IRequest<Outcome<IReadOnlyList<CertificateCard>>>;
