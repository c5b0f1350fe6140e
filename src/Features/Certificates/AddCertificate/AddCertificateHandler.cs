using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Persistence;
using MediatR;

namespace Allpay.Features.Certificates.AddCertificate;

internal sealed class AddCertificateHandler(AllpayDbContext db, NewCertificates certificates)
    : IRequestHandler<AddCertificate, Outcome<CertificateCard>>
{
    public async Task<Outcome<CertificateCard>> Handle(AddCertificate command, CancellationToken cancellationToken)
    {
        if (await db.FindAgentAsync(command.Agent!, cancellationToken) is not { } agent)
            return new Refusal(RefusalCodes.AgentUnknown, command.Agent!);
        var wanted = new NewCertificate(agent, command.Agent!, command.PublicKey!, command.Number)
        {
            AllowsSha1 = command.AllowsSha1, ValidUntil = command.ValidUntil,
        };
        return await certificates.AddAsync(wanted, cancellationToken);
    }
}
