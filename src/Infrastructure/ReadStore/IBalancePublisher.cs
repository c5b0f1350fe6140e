using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>Tells readers the balances a commit left behind.</summary>
public interface IBalancePublisher
{
    /// <summary>Never throws and never delays money noticeably: a read store that cannot be reached is skipped.</summary>
    Task PublishAsync(IReadOnlyList<AccountBalance> balances, CancellationToken cancellationToken);
}
