using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Holders.LogOut;

/// <summary>A key that is no session's is left as it is.</summary>
internal sealed class LogOutHandler(AllpayDbContext db, AuditTrail audit, TimeProvider clock)
    : IRequestHandler<LogOut, Outcome<LoggedOut>>
{
    public async Task<Outcome<LoggedOut>> Handle(LogOut command, CancellationToken cancellationToken)
    {
        var holder = command.Holder;
        var session = await db.ApiKeys.SingleOrDefaultAsync(
            k => (k.Id == holder.KeyId) && (k.PartyId == holder.Id) && (k.ExpiresAt != null), cancellationToken);
        if (session is null) return new Refusal(RefusalCodes.Forbidden);
        if (session.RevokedAt is null)
        {
            session.RevokedAt = clock.GetUtcNow();
            audit.Add(new AuditedAct(AuditActions.SessionClosed, $"holder {holder.Login}"));
            await db.SaveChangesAsync(cancellationToken);
        }

        return new LoggedOut(holder.Login);
    }
}
