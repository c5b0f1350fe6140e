using System.Collections.Concurrent;
using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>
/// The newest committed balances that Redis has not been shown yet: for a millisecond, or as long as it is away. Bounded: what
/// does not fit is found by the repair.
/// </summary>
internal sealed class UnshownBalances
{
    public const int CountMax = 100_000;

    private readonly ConcurrentDictionary<AccountId, AccountBalance> _newest = new();

    public int Count => _newest.Count;

    /// <summary>When the oldest of them was committed; null where there is none.</summary>
    public DateTimeOffset? Oldest => _newest.IsEmpty ? null : _newest.Values.Min(balance => (DateTimeOffset?)balance.AsOf);

    public bool IsEmpty => _newest.IsEmpty;

    public bool Has(AccountId account) => _newest.ContainsKey(account);

    public void Add(IReadOnlyList<AccountBalance> balances)
    {
        var isFull = _newest.Count >= CountMax;
        foreach (var balance in balances)
            if (!isFull || _newest.ContainsKey(balance.Account))
                _newest.AddOrUpdate(balance.Account, balance, (_, old) => Newer(old, balance));
    }

    public IReadOnlyList<AccountBalance> Peek(int countMax) => [.. _newest.Take(countMax).Select(entry => entry.Value)];

    /// <summary>Forgets what was shown, unless there is something newer since.</summary>
    public void Remove(IReadOnlyList<AccountBalance> shown)
    {
        foreach (var balance in shown) _newest.TryRemove(KeyValuePair.Create(balance.Account, balance));
    }

    private static AccountBalance Newer(AccountBalance one, AccountBalance other) =>
        other.Version > one.Version ? other : one;
}
