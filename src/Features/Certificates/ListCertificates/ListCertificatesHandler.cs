using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Certificates.ListCertificates;

internal sealed class ListCertificatesHandler(AllpayDbContext db)
    : IRequestHandler<ListCertificates, Outcome<IReadOnlyList<CertificateCard>>>
{
    public async Task<Outcome<IReadOnlyList<CertificateCard>>> Handle(
        ListCertificates query, CancellationToken cancellationToken)
    {
        if (await db.FindAgentAsync(query.Agent!, cancellationToken) is not { } agent)
            return new Refusal(RefusalCodes.AgentUnknown, query.Agent!);
        var certificates = await db.Certificates.AsNoTracking()
            .Where(c => c.AgentId == agent).OrderBy(c => c.Number).ToListAsync(cancellationToken);
        return certificates.ConvertAll(CertificateCard.Of);
    }
}
