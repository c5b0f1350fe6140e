using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>Answers balances fast. It never decides anything: money moves by what PostgreSQL says.</summary>
public interface IReadStore
{
    /// <summary>
    /// The balance of an account, if possible at <paramref name="versionMin"/> or later; an older one comes back where
    /// that version is not there in time. Null where there is no such account.
    /// </summary>
    Task<BalanceReading?> FindBalanceAsync(AccountId account, long versionMin, CancellationToken cancellationToken);
}

/// <summary>A balance and where it was read.</summary>
public sealed record BalanceReading(AccountBalance Balance, BalanceSource Source);

public enum BalanceSource
{
    ReadStore,
    Ledger,
}
