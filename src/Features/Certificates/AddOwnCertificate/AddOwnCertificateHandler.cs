using System.Security.Cryptography;
using System.Text;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Persistence;
using Allpay.Infrastructure.XmlSigning;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Certificates.AddOwnCertificate;

internal sealed class AddOwnCertificateHandler(AllpayDbContext db, NewCertificates certificates, TimeProvider clock)
    : IRequestHandler<AddOwnCertificate, Outcome<CertificateCard>>
{
    public async Task<Outcome<CertificateCard>> Handle(AddOwnCertificate command, CancellationToken cancellationToken)
    {
        // A challenge is good for one try, whatever comes of it.
        if (!await IsTakenAsync(command, cancellationToken) || !IsProven(command))
            return new Refusal(RefusalCodes.CertificateNotProven);
        var wanted = new NewCertificate(command.Agent.Id, command.Agent.Login, command.PublicKey!, Number: null)
        {
            AllowsSha1 = command.AllowsSha1, ValidUntil = command.ValidUntil,
        };
        return await certificates.AddAsync(wanted, cancellationToken);
    }

    private async Task<bool> IsTakenAsync(AddOwnCertificate command, CancellationToken cancellationToken)
    {
        var (agent, now) = (command.Agent.Id, clock.GetUtcNow());
        var hash = ApiKey.HashOf(command.Challenge!);
        var taken = await db.CertificateChallenges
            .Where(c => (c.AgentId == agent) && (c.Hash == hash) && (c.ExpiresAt > now)).ExecuteDeleteAsync(cancellationToken);
        return taken == 1;
    }

    private static bool IsProven(AddOwnCertificate command)
    {
        using var key = RsaKeys.ReadPublic(command.PublicKey!);
        return key.VerifyData(
            Encoding.UTF8.GetBytes(command.Challenge!), Convert.FromBase64String(command.Signature!),
            HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
