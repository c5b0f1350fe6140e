using System.Globalization;
using Allpay.Infrastructure.Ledger;
using StackExchange.Redis;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>Every key the read store has.</summary>
public static class ReadKeys
{
    /// <summary>Until when Redis is known to agree with PostgreSQL; it lives and dies with the balances it vouches for.</summary>
    public static readonly RedisKey RepairedUntil = "allpay:read-store:repaired-until";

    /// <summary>A hash of available, posted, pendingOut and pendingIn in tiyn, version, and asOf in ISO 8601.</summary>
    public static RedisKey Balance(AccountId account) =>
        string.Create(CultureInfo.InvariantCulture, $"allpay:balance:{account.Value}");
}
