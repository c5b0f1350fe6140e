using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>Balances as PostgreSQL has them, for readers who may have to wait for a version.</summary>
internal sealed class LedgerBalances(ILedger ledger, ReadStoreOptions options, TimeProvider clock)
{
    // A version that is not there yet is one that is being committed elsewhere, or one nobody ever promised: look
    // again a few times, then say what there is.
    public async Task<AccountBalance?> FindAsync(
        AccountId account, long versionMin, CancellationToken cancellationToken)
    {
        var balance = await ledger.FindBalanceAsync(account, cancellationToken);
        for (var reread = 0; (balance?.Version < versionMin) && (reread < options.RereadsMax); reread++)
        {
            await Task.Delay(options.RereadEvery, clock, cancellationToken);
            balance = await ledger.FindBalanceAsync(account, cancellationToken);
        }

        return balance;
    }
}
