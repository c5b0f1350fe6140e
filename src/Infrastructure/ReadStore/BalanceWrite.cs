using Allpay.Infrastructure.Ledger;
using StackExchange.Redis;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>A balance to be written; over a newer one only where that very version was seen and found wrong.</summary>
internal sealed record BalanceWrite(AccountBalance Balance, long? SeenWrong = null)
{
    public IEnumerable<RedisValue> Arguments() =>
        BalanceHash.Values(Balance).Prepend(SeenWrong ?? BalanceScript.Unseen);
}
