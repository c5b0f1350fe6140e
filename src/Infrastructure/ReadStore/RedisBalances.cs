using Allpay.Infrastructure.Ledger;
using StackExchange.Redis;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>Reads and writes balances in Redis, guarded.</summary>
internal sealed class RedisBalances(RedisGuard guard, ReadKeys keys, UnshownBalances unshown)
{
    /// <summary>How many balances go into one call.</summary>
    public const int BatchMax = 500;

    /// <summary>True when Redis has taken all of it.</summary>
    public async Task<bool> TryWriteAsync(IReadOnlyList<BalanceWrite> writes, CancellationToken cancellationToken)
    {
        foreach (var batch in writes.Chunk(BatchMax))
        {
            var answer = await guard.TryAsync(redis => WriteAsync(redis, batch), cancellationToken);
            if (!answer.Answered) return false;
        }

        return true;
    }

    /// <summary>
    /// The balance as Redis has it; null where it has none, does not answer, or is known to be behind.
    /// </summary>
    public async Task<AccountBalance?> TryReadAsync(AccountId account, CancellationToken cancellationToken) =>
        unshown.Has(account) ? null : (await TryReadAsync([account], cancellationToken))?[0];

    /// <summary>The balances in the order asked for; null where Redis does not answer.</summary>
    public async Task<AccountBalance?[]?> TryReadAsync(
        IReadOnlyList<AccountId> accounts, CancellationToken cancellationToken)
    {
        var answer = await guard.TryAsync(
            redis => Task.WhenAll(accounts.Select(a => ReadAsync(redis.GetDatabase(), a))), cancellationToken);
        return answer.Value;
    }

    private async Task<AccountBalance?> ReadAsync(IDatabase redis, AccountId account) =>
        BalanceHash.Read(account, await redis.HashGetAsync(keys.Balance(account), BalanceHash.Fields));

    // A cluster takes a script's keys only from one slot; a single server has no slots and takes all of them at once.
    private Task<long[]> WriteAsync(IConnectionMultiplexer redis, IEnumerable<BalanceWrite> writes) =>
        Task.WhenAll(writes.GroupBy(w => redis.GetHashSlot(KeyOf(w))).Select(slot => WriteSlotAsync(redis, slot)));

    private async Task<long> WriteSlotAsync(IConnectionMultiplexer redis, IEnumerable<BalanceWrite> writes)
    {
        var accounts = writes.Select(KeyOf).ToArray();
        var arguments = writes.SelectMany(w => w.Arguments()).ToArray();
        return (long)await redis.GetDatabase().ScriptEvaluateAsync(BalanceScript.Text, accounts, arguments);
    }

    private RedisKey KeyOf(BalanceWrite write) => keys.Balance(write.Balance.Account);
}
