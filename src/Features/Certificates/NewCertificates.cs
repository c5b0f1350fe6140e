using System.Globalization;
using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Persistence;
using Allpay.Infrastructure.XmlSigning;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Certificates;

/// <summary>What a new certificate is to be; the next free number where none is given.</summary>
internal sealed record NewCertificate(PartyId Agent, string Login, string PublicKey, long? Number)
{
    public bool AllowsSha1 { get; init; } = true;
    public DateTimeOffset? ValidUntil { get; init; }
}

/// <summary>Adds a certificate, whoever wants it, together with its entry in the audit trail.</summary>
internal sealed class NewCertificates(AllpayDbContext db, AuditTrail audit, TimeProvider clock)
{
    // Below it are the numbers that were given out by hand.
    private const long FirstNumber = 1000;

    public async Task<Outcome<CertificateCard>> AddAsync(NewCertificate wanted, CancellationToken cancellationToken)
    {
        var number = wanted.Number ?? await NextNumberAsync(cancellationToken);
        if (await db.Certificates.AnyAsync(c => c.Number == number, cancellationToken))
            return new Refusal(RefusalCodes.CertificateKnown, number.ToString(CultureInfo.InvariantCulture));
        using var key = RsaKeys.ReadPublic(wanted.PublicKey);
        var hash = RsaKeys.HashOf(key);
        if (await db.Certificates.AnyAsync(c => c.KeyHash == hash, cancellationToken))
            return new Refusal(RefusalCodes.CertificateKeyKnown);
        var certificate = new Certificate
        {
            Number = number,
            AgentId = wanted.Agent,
            PublicKey = wanted.PublicKey,
            CreatedAt = clock.GetUtcNow().ToMicroseconds(),
            KeyHash = hash,
            AllowsSha1 = wanted.AllowsSha1,
            ValidUntil = wanted.ValidUntil?.ToMicroseconds(),
        };
        db.Certificates.Add(certificate);
        var card = CertificateCard.Of(certificate);
        var after = new { agent = wanted.Login, card };
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
