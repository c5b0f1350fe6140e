using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>Shows committed balances to the readers.</summary>
public interface IBalancePublisher
{
    /// <summary>
    /// Takes balances after their commit and returns at once: whoever pays never waits for the read store. Until it has them,
    /// readers on this host are sent to the ledger.
    /// </summary>
    void Publish(IReadOnlyList<AccountBalance> balances);
}
