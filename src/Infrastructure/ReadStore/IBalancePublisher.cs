using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>Shows committed balances to the readers.</summary>
public interface IBalancePublisher
{
    /// <summary>
    /// Publishes balances after their commit. Never throws for a read store that is away and never takes much longer than
    /// <see cref="ReadStoreOptions.Timeout"/>; what could not be shown now is shown when the store is back.
    /// </summary>
    Task PublishAsync(IReadOnlyList<AccountBalance> balances, CancellationToken cancellationToken);
}
