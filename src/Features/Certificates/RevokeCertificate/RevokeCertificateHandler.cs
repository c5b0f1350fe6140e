using System.Globalization;
using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Certificates.RevokeCertificate;

internal sealed class RevokeCertificateHandler(AllpayDbContext db, AuditTrail audit, TimeProvider clock)
    : IRequestHandler<RevokeCertificate, Outcome<CertificateCard>>
{
    public async Task<Outcome<CertificateCard>> Handle(RevokeCertificate command, CancellationToken cancellationToken)
    {
        if (await db.FindAgentAsync(command.Agent!, cancellationToken) is not { } agent)
            return new Refusal(RefusalCodes.AgentUnknown, command.Agent!);
        var certificate = await db.Certificates.SingleOrDefaultAsync(
            c => (c.Number == command.Number) && (c.AgentId == agent), cancellationToken);
        if (certificate is null)
            return new Refusal(RefusalCodes.CertificateUnknown, command.Number.ToString(CultureInfo.InvariantCulture));
        var before = CertificateCard.Of(certificate);
        if (before.RevokedAt is not null) return before;
        certificate.RevokedAt = clock.GetUtcNow().ToMicroseconds();
        var after = CertificateCard.Of(certificate);
        audit.Add(new AuditedAct(AuditActions.CertificateRevoked, $"certificate {command.Number}")
        {
            Before = before, After = after,
        });
        await db.SaveChangesAsync(cancellationToken);
        return after;
    }
}
