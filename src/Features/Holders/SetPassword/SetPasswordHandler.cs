using Allpay.Features.Holders.Logins;
using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Holders.SetPassword;

/// <summary>Refuses where the code is not this holder's, has been used, or is over.</summary>
internal sealed class SetPasswordHandler(
    AllpayDbContext db, HolderPasswords passwords, LoginTurns turns, AuditTrail audit, TimeProvider clock)
    : IRequestHandler<SetPassword, Outcome<PasswordChanged>>
{
    public async Task<Outcome<PasswordChanged>> Handle(SetPassword command, CancellationToken cancellationToken)
    {
        using var turn = await turns.EnterAsync(cancellationToken);
        if (!turn.IsAcquired) return new Refusal(RefusalCodes.LoginBusy);
        var (hash, now) = (ApiKey.HashOf(command.Code!), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var holder = await db.Holders.SingleOrDefaultAsync(h => h.UserName == command.UserName, cancellationToken);
        // Deleted first: of two at once one finds it.
        var used = holder is null ? 0 : await db.PasswordCodes
            .Where(c => (c.HolderId == holder.Id) && (c.Hash == hash) && (c.ExpiresAt > now))
            .ExecuteDeleteAsync(cancellationToken);
        if (used == 0)
        {
            audit.Add(new AuditedAct(AuditActions.PasswordCodeRefused, $"holder {command.UserName}"));
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new Refusal(RefusalCodes.PasswordCodeWrong);
        }

        var changed = await passwords.SetAsync(
            holder!, command.NewPassword!, AuditActions.PasswordSet, but: null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return changed;
    }
}
