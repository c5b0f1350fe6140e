using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Holders.Logins;

/// <summary>Sets passwords, for whoever has shown to be the holder: by the old one, or by an operator's code.</summary>
public sealed class HolderPasswords(AllpayDbContext db, AuditTrail audit, TimeProvider clock)
{
    public const int LengthMin = 8;
    public const int LengthMax = 256;

    /// <summary>Within the caller's transaction. All other sessions end.</summary>
    public async Task<PasswordChanged> SetAsync(
        Holder holder, string password, string action, long? but, CancellationToken cancellationToken)
    {
        holder.PasswordHash = PasswordGate.HashOf(password);
        var ended = new PasswordChanged(await CloseOthersAsync(holder.Id, but, cancellationToken));
        audit.Add(new AuditedAct(action, $"holder {holder.UserName}")
        {
            After = ended, By = new ApiCaller(holder.Id, PartyKind.Holder, holder.UserName, holder.WalletAccount),
        });
        return ended;
    }

    private Task<int> CloseOthersAsync(PartyId holder, long? but, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.ApiKeys
            .Where(k => (k.PartyId == holder) && (k.PartyKind == PartyKind.Holder) && (k.Id != (but ?? 0))
                && (k.RevokedAt == null) && (k.ExpiresAt > now))
            .ExecuteUpdateAsync(set => set.SetProperty(k => k.RevokedAt, now), cancellationToken);
    }
}

/// <summary>How many other sessions ended with the old password.</summary>
public sealed record PasswordChanged(int SessionsEnded);
