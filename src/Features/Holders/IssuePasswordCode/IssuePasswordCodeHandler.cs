using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Parties.Logins;
using Allpay.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Holders.IssuePasswordCode;

/// <summary>A code is 256 random bits, kept as a hash. One given out before is good no longer.</summary>
internal sealed class IssuePasswordCodeHandler(AllpayDbContext db, AuditTrail audit, TimeProvider clock)
    : IRequestHandler<IssuePasswordCode, Outcome<IssuedPasswordCode>>
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromHours(1);

    public async Task<Outcome<IssuedPasswordCode>> Handle(IssuePasswordCode command, CancellationToken cancellationToken)
    {
        var holder = await db.Holders.AsNoTracking().SingleOrDefaultAsync(h => h.UserName == command.UserName, cancellationToken);
        if (holder is null) return new Refusal(RefusalCodes.HolderUnknown, command.UserName!);
        var (secret, expiresAt) = (ApiKey.NewSecret(), (clock.GetUtcNow() + CodeLifetime).ToMicroseconds());
        var code = await db.PasswordCodes.SingleOrDefaultAsync(c => c.HolderId == holder.Id, cancellationToken);
        if (code is null)
        {
            code = new PasswordCode { HolderId = holder.Id, Hash = [], ExpiresAt = expiresAt };
            db.PasswordCodes.Add(code);
        }

        (code.Hash, code.ExpiresAt) = (ApiKey.HashOf(secret), expiresAt);
        audit.Add(new AuditedAct(AuditActions.PasswordCodeIssued, $"holder {command.UserName}") { After = new { expiresAt } });
        await db.SaveChangesAsync(cancellationToken);
        return new IssuedPasswordCode(secret, expiresAt);
    }
}
