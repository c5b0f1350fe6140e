using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Infrastructure.Parties;

/// <summary>
/// Looks keys up by their SHA-256. A good key is remembered for some seconds, which is also how long a revoked one may
/// still be taken; a bad one is never remembered, so that guessing fills no memory, and a session neither, so that it ends at
/// once.
/// </summary>
internal sealed class ApiKeys(IServiceScopeFactory scopes, TimeProvider clock) : IApiKeys, IDisposable
{
    private const int KeyLengthMax = 256;
    private const int RememberedMax = 10_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = RememberedMax });

    public async ValueTask<ApiCaller?> FindCallerAsync(string key, CancellationToken cancellationToken)
    {
        if (key.Length is 0 or > KeyLengthMax) return null;
        var hash = ApiKey.HashOf(key);
        var name = Convert.ToHexString(hash);
        if (_cache.TryGetValue(name, out ApiCaller? known)) return known;
        var (caller, isSession) = await LoadAsync(hash, cancellationToken);
        if (caller is not null && !isSession) Remember(name, caller);
        return caller;
    }

    public void Dispose() => _cache.Dispose();

    private void Remember(string name, ApiCaller caller) => _cache.Set(name, caller, new MemoryCacheEntryOptions
    {
        AbsoluteExpirationRelativeToNow = Remembered, Size = 1,
    });

    private async Task<(ApiCaller? Caller, bool IsSession)> LoadAsync(byte[] hash, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllpayDbContext>();
        var now = clock.GetUtcNow();
        var key = await db.ApiKeys.AsNoTracking()
            .Where(k => (k.Hash == hash) && (k.RevokedAt == null) && ((k.ExpiresAt == null) || (k.ExpiresAt > now)))
            .Select(k => new { k.Id, k.PartyId, k.PartyKind, k.ExpiresAt })
            .SingleOrDefaultAsync(cancellationToken);
        if (key is null) return (null, false);
        var caller = await PartyAsync(db, key.PartyId, key.PartyKind, cancellationToken);
        return (caller is null ? null : caller with { KeyId = key.Id }, key.ExpiresAt is not null);
    }

    private static async Task<ApiCaller?> PartyAsync(
        AllpayDbContext db, PartyId id, PartyKind kind, CancellationToken cancellationToken)
    {
        var callers = kind switch
        {
            PartyKind.Operator => db.Operators.Where(o => (o.Id == id) && !o.IsBlocked)
                .Select(o => new ApiCaller(id, kind, o.Name, null)),
            PartyKind.Agent => db.Agents.Where(a => (a.Id == id) && !a.IsBlocked)
                .Select(a => new ApiCaller(id, kind, a.Login, a.FloatAccount)),
            PartyKind.Merchant => db.Merchants.Where(m => (m.Id == id) && !m.IsBlocked)
                .Select(m => new ApiCaller(id, kind, m.Login, m.WalletAccount)),
            PartyKind.Holder => db.Holders.Where(h => (h.Id == id) && !h.IsBlocked)
                .Select(h => new ApiCaller(id, kind, h.UserName, h.WalletAccount)),
            _ => null,
        };
        return callers is null ? null : await callers.SingleOrDefaultAsync(cancellationToken);
    }
}
