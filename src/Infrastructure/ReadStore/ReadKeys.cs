using System.Globalization;
using Allpay.Infrastructure.Ledger;
using StackExchange.Redis;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>Every key the read store has, behind the prefix that is this database's own.</summary>
public sealed class ReadKeys(ReadStoreOptions options)
{
    /// <summary>
    /// Until when Redis is known to agree with PostgreSQL; it lives and dies with the balances it vouches for.
    /// </summary>
    public RedisKey RepairedUntil { get; } = $"{options.Prefix}:read-store:repaired-until";

    /// <summary>A hash of available, posted, pendingOut and pendingIn in tiyn, version, and asOf in ISO 8601.</summary>
    public RedisKey Balance(AccountId account) =>
        string.Create(CultureInfo.InvariantCulture, $"{options.Prefix}:balance:{account.Value}");
}
