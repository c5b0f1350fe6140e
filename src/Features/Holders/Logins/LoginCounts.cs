using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Parties.Logins;
using Allpay.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Holders.Logins;

/// <summary>
/// Counts wrong passwords. A name has one count for all strangers and one for each device or address its holder is known by, so
/// that no stranger keeps the holder out. A name nobody has is counted like any other. Counts are locked while a password is
/// looked at, so parallel guesses are counted one after another.
/// </summary>
public sealed class LoginCounts(AllpayDbContext db, LoginHashes hashes, TimeProvider clock)
{
    private const int KnownMax = 20;

    private static readonly PartyId Nobody = new(0);

    /// <summary>Inside the transaction the attempt is judged in.</summary>
    public async Task<LoginAttempt> BeginAsync(Holder? holder, LoginCall call, CancellationToken cancellationToken)
    {
        var origins = OriginsOf(call);
        var known = await db.LoginOrigins.AsNoTracking()
            .Where(o => (o.HolderId == (holder == null ? Nobody : holder.Id)) && origins.Contains(o.Hash))
            .Select(o => o.Hash).ToListAsync(cancellationToken);
        // A device is surer than an address, which others may share.
        var origin = origins.FirstOrDefault(o => known.Any(k => k.AsSpan().SequenceEqual(o)));
        List<(byte[] Key, int Free)> limits = [(NameKey(call.UserName, origin), LoginDelays.FreeOfAccount)];
        if (origin is null && call.Address is { } address) limits.Add((hashes.Of("address", address), LoginDelays.FreeOfAddress));
        var rows = await LockAsync([.. limits.Select(l => l.Key)], cancellationToken);
        var counted = limits.ConvertAll(l => new CountedLogins(rows.Single(r => r.Key.AsSpan().SequenceEqual(l.Key)), l.Free));
        return new LoginAttempt(counted, call.Device is { } device && DeviceHash(device).AsSpan().SequenceEqual(origin));
    }

    /// <summary>The holder is known by these from now on. The least lately seen is forgotten for them.</summary>
    public async Task RememberAsync(Holder holder, LoginCall call, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var hash in OriginsOf(call))
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into party.login_origin (holder_id, hash, seen_at) values ({holder.Id.Value}, {hash}, {now})
                on conflict (holder_id, hash) do update set seen_at = excluded.seen_at
                """,
                cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            delete from party.login_origin where (holder_id, hash) in (
                select holder_id, hash from party.login_origin where holder_id = {holder.Id.Value}
                order by seen_at desc offset {KnownMax})
            """,
            cancellationToken);
    }

    private byte[][] OriginsOf(LoginCall call)
    {
        List<byte[]> origins = [];
        if (call.Device is { Length: > 0 } device) origins.Add(DeviceHash(device));
        if (call.Address is { } address) origins.Add(hashes.Of("origin", address));
        return [.. origins];
    }

    private byte[] DeviceHash(string device) => hashes.Of("device", device);

    private byte[] NameKey(string userName, byte[]? origin) =>
        hashes.Of("name", origin is null ? userName : $"{userName}|{Convert.ToHexString(origin)}");

    // Locked in the order of their keys, so that two who want the same ones do not wait for each other.
    private async Task<List<LoginFailures>> LockAsync(byte[][] keys, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into party.login_failures (key, wrong, last_at) select key, 0, {now} from unnest({keys}) key order by key
            on conflict (key) do nothing
            """,
            cancellationToken);
        var rows = await db.LoginFailures
            .FromSql($"select * from party.login_failures where key = any({keys}) order by key for update")
            .ToListAsync(cancellationToken);
        foreach (var row in rows.Where(r => now - r.LastAt >= LoginFailures.ForgottenAfter)) row.Wrong = 0;
        return rows;
    }
}
