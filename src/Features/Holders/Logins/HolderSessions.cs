using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Holders.Logins;

/// <summary>Lets holders in by password, and out. A session is an API key that ends soon.</summary>
public sealed class HolderSessions(
    AllpayDbContext db, PasswordGate gate, LoginCounts counts, AuditTrail audit, CallOrigin origin, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public Task<Outcome<HolderSession>> OpenAsync(
        string userName, string password, string? device, CancellationToken cancellationToken)
    {
        var call = new LoginCall(userName, device, origin.Address);
        var attempt = new PasswordTry<HolderSession>(call, password, (holder, counted) =>
            OpenAsync(holder, counted.FromKnownDevice ? call : WithNewDevice(call), cancellationToken));
        return gate.PassAsync(attempt, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>Ends the session; false where the key is none.</summary>
    public async Task<bool> CloseAsync(ApiCaller holder, CancellationToken cancellationToken)
    {
        var session = await db.ApiKeys.SingleOrDefaultAsync(
            k => (k.Id == holder.KeyId) && (k.PartyId == holder.Id) && (k.ExpiresAt != null), cancellationToken);
        if (session is null) return false;
        if (session.RevokedAt is not null) return true;
        session.RevokedAt = clock.GetUtcNow();
        audit.Add(new AuditedAct(AuditActions.SessionClosed, $"holder {holder.Login}"));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Ends all sessions but one, within the caller's transaction.</summary>
    public Task<int> CloseOthersAsync(PartyId holder, long? but, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.ApiKeys
            .Where(k => (k.PartyId == holder) && (k.PartyKind == PartyKind.Holder) && (k.Id != (but ?? 0))
                && (k.RevokedAt == null) && (k.ExpiresAt > now))
            .ExecuteUpdateAsync(set => set.SetProperty(k => k.RevokedAt, now), cancellationToken);
    }

    private static LoginCall WithNewDevice(LoginCall call) => call with { Device = ApiKey.NewSecret() };

    private async Task<HolderSession> OpenAsync(Holder holder, LoginCall call, CancellationToken cancellationToken)
    {
        await counts.RememberAsync(holder, call, cancellationToken);
        var (token, now) = (ApiKey.NewSecret(), clock.GetUtcNow());
        db.ApiKeys.Add(new ApiKey
        {
            Id = 0,
            PartyId = holder.Id,
            PartyKind = PartyKind.Holder,
            Hash = ApiKey.HashOf(token),
            CreatedAt = now,
            ExpiresAt = now + Lifetime,
        });
        audit.Add(new AuditedAct(AuditActions.LoginSucceeded, $"holder {holder.UserName}")
        {
            By = new ApiCaller(holder.Id, PartyKind.Holder, holder.UserName, holder.WalletAccount),
        });
        return new HolderSession(token, now + Lifetime, call.Device!);
    }
}

/// <summary>
/// A token to be sent as Authorization: Bearer, until it expires. The device is to be kept and sent with the next log-in: it
/// makes the wrong passwords of strangers no concern of it.
/// </summary>
public sealed record HolderSession(string Token, DateTimeOffset ExpiresAt, string Device);
