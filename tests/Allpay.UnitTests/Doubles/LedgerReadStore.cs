using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.ReadStore;

namespace Allpay.UnitTests.Doubles;

/// <summary>A read store that has nothing of its own.</summary>
public sealed class LedgerReadStore(ILedger ledger) : IReadStore
{
    public async Task<BalanceReading?> FindBalanceAsync(
        AccountId account, long versionMin, CancellationToken cancellationToken) =>
        await ledger.FindBalanceAsync(account, cancellationToken) is { } balance
            ? new BalanceReading(balance, BalanceSource.Ledger)
            : null;
}
