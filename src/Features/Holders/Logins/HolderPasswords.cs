using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Parties.Logins;
using Allpay.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Holders.Logins;

/// <summary>
/// Sets passwords: by the old one, or by a code an operator gives out to whoever has shown to be the holder. A code is 256
/// random bits, kept as a hash, good once and for an hour. Either way all other sessions end.
/// </summary>
public sealed class HolderPasswords(
    AllpayDbContext db, PasswordGate gate, HolderSessions sessions, LoginTurns turns, AuditTrail audit, CallOrigin origin,
    TimeProvider clock)
{
    public const int LengthMin = 8;
    public const int LengthMax = 256;
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromHours(1);

    public Task<Outcome<PasswordChanged>> ChangeAsync(
        ApiCaller holder, string oldPassword, string newPassword, CancellationToken cancellationToken)
    {
        var call = new LoginCall(holder.Login, Device: null, origin.Address);
        var attempt = new PasswordTry<PasswordChanged>(call, oldPassword, (found, _) =>
            SetAsync(found, newPassword, AuditActions.PasswordChanged, holder.KeyId, cancellationToken));
        return gate.PassAsync(attempt, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>A code for the holder; one given out before is good no longer. Null where there is no such holder.</summary>
    public async Task<IssuedPasswordCode?> IssueCodeAsync(string userName, CancellationToken cancellationToken)
    {
        var holder = await db.Holders.AsNoTracking().SingleOrDefaultAsync(h => h.UserName == userName, cancellationToken);
        if (holder is null) return null;
        var (secret, expiresAt) = (ApiKey.NewSecret(), (clock.GetUtcNow() + CodeLifetime).ToMicroseconds());
        var code = await db.PasswordCodes.SingleOrDefaultAsync(c => c.HolderId == holder.Id, cancellationToken);
        if (code is null)
        {
            code = new PasswordCode { HolderId = holder.Id, Hash = [], ExpiresAt = expiresAt };
            db.PasswordCodes.Add(code);
        }

        (code.Hash, code.ExpiresAt) = (ApiKey.HashOf(secret), expiresAt);
        audit.Add(new AuditedAct(AuditActions.PasswordCodeIssued, $"holder {userName}") { After = new { expiresAt } });
        await db.SaveChangesAsync(cancellationToken);
        return new IssuedPasswordCode(secret, expiresAt);
    }

    /// <summary>Refused where the code is not this holder's, has been used, or is over.</summary>
    public async Task<Outcome<PasswordChanged>> SetByCodeAsync(
        string userName, string code, string newPassword, CancellationToken cancellationToken)
    {
        using var turn = await turns.EnterAsync(cancellationToken);
        if (!turn.IsAcquired) return new Refusal(RefusalCodes.LoginBusy);
        var (hash, now) = (ApiKey.HashOf(code), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var holder = await db.Holders.SingleOrDefaultAsync(h => h.UserName == userName, cancellationToken);
        // Deleted first: of two at once one finds it.
        var used = holder is null ? 0 : await db.PasswordCodes
            .Where(c => (c.HolderId == holder.Id) && (c.Hash == hash) && (c.ExpiresAt > now))
            .ExecuteDeleteAsync(cancellationToken);
        if (used == 0)
        {
            audit.Add(new AuditedAct(AuditActions.PasswordCodeRefused, $"holder {userName}"));
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new Refusal(RefusalCodes.PasswordCodeWrong);
        }

        var changed = await SetAsync(holder!, newPassword, AuditActions.PasswordSet, but: null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return changed;
    }

    private async Task<PasswordChanged> SetAsync(
        Holder holder, string password, string action, long? but, CancellationToken cancellationToken)
    {
        holder.PasswordHash = PasswordGate.HashOf(password);
        var ended = new PasswordChanged(await sessions.CloseOthersAsync(holder.Id, but, cancellationToken));
        audit.Add(new AuditedAct(action, $"holder {holder.UserName}")
        {
            After = ended, By = new ApiCaller(holder.Id, PartyKind.Holder, holder.UserName, holder.WalletAccount),
        });
        return ended;
    }
}

/// <summary>How many other sessions ended with the old password.</summary>
public sealed record PasswordChanged(int SessionsEnded);

/// <summary>What sets a password, once, until it expires. Told this once.</summary>
public sealed record IssuedPasswordCode(string Code, DateTimeOffset ExpiresAt);
