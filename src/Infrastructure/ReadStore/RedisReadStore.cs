using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>Reads from Redis, else from the ledger, and shows Redis what it did not have.</summary>
internal sealed class RedisReadStore(
    RedisBalances redis, LedgerBalances ledger, IBalancePublisher publisher, ReadStoreMetrics metrics) : IReadStore
{
    public async Task<BalanceReading?> FindBalanceAsync(
        AccountId account, long versionMin, CancellationToken cancellationToken)
    {
        var shown = await redis.TryReadAsync(account, cancellationToken);
        if (shown?.Version >= versionMin) return Counted(shown, BalanceSource.ReadStore);
        var balance = await ledger.FindAsync(account, versionMin, cancellationToken);
        if (balance is null) return null;
        if (shown?.Version != balance.Version) publisher.Publish([balance]);
        return Counted(balance, BalanceSource.Ledger);
    }

    private BalanceReading Counted(AccountBalance balance, BalanceSource source)
    {
        metrics.Read(source);
        return new BalanceReading(balance, source);
    }
}
