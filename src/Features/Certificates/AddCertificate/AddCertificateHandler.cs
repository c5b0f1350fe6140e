using System.Globalization;
using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Persistence;
using Allpay.Infrastructure.XmlSigning;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Certificates.AddCertificate;

internal sealed class AddCertificateHandler(AllpayDbContext db, AuditTrail audit, TimeProvider clock)
    : IRequestHandler<AddCertificate, Outcome<CertificateCard>>
{
    // Below it are the numbers that were given out by hand.
    private const long FirstNumber = 1000;

    public async Task<Outcome<CertificateCard>> Handle(AddCertificate command, CancellationToken cancellationToken)
    {
        if (await db.FindAgentAsync(command.Agent!, cancellationToken) is not { } agent)
            return new Refusal(RefusalCodes.AgentUnknown, command.Agent!);
        var number = command.Number ?? await NextNumberAsync(cancellationToken);
        if (await db.Certificates.AnyAsync(c => c.Number == number, cancellationToken))
            return new Refusal(RefusalCodes.CertificateKnown, number.ToString(CultureInfo.InvariantCulture));
        using var key = RsaKeys.ReadPublic(command.PublicKey!);
        var hash = RsaKeys.HashOf(key);
        if (await db.Certificates.AnyAsync(c => c.KeyHash == hash, cancellationToken))
            return new Refusal(RefusalCodes.CertificateKeyKnown);
        var certificate = new Certificate
        {
            Number = number,
            AgentId = agent,
            PublicKey = command.PublicKey!,
            CreatedAt = clock.GetUtcNow().ToMicroseconds(),
            KeyHash = hash,
            AllowsSha1 = command.AllowsSha1,
            ValidUntil = command.ValidUntil?.ToMicroseconds(),
        };
        db.Certificates.Add(certificate);
        var card = CertificateCard.Of(certificate);
        var after = new { agent = command.Agent, card };
        audit.Add(new AuditedAct(AuditActions.CertificateAdded, $"certificate {number}") { After = after });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsTakenAlready())
        {
            // Two at once: the other has the number or the key.
            return new Refusal(RefusalCodes.CertificateKnown, number.ToString(CultureInfo.InvariantCulture));
        }

        return card;
    }

    private async Task<long> NextNumberAsync(CancellationToken cancellationToken) =>
        Math.Max(FirstNumber, await db.Certificates.MaxAsync(c => (long?)c.Number, cancellationToken) ?? 0) + 1;
}
