using Allpay.Infrastructure.Ledger;
using Microsoft.Extensions.Hosting;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>Shows balances to Redis, and what it missed as soon as it is back.</summary>
internal sealed class BalancePublisher(
    RedisBalances redis, MissedBalances missed, ReadStoreMetrics metrics, TimeProvider clock)
    : BackgroundService, IBalancePublisher
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(250);

    public async Task PublishAsync(IReadOnlyList<AccountBalance> balances, CancellationToken cancellationToken)
    {
        if (balances.Count == 0) return;
        if (await WriteAsync(balances, cancellationToken)) return;
        missed.Add(balances);
        metrics.Missed(balances.Count);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RetryEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await RetryAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops. What is still missed is found by the repair of the next start.
        }
    }

    private async Task RetryAsync(CancellationToken cancellationToken)
    {
        while (!missed.IsEmpty)
        {
            var balances = missed.Peek(RedisBalances.BatchMax);
            if (!await WriteAsync(balances, cancellationToken)) return;
            missed.Remove(balances);
        }
    }

    private async Task<bool> WriteAsync(IReadOnlyList<AccountBalance> balances, CancellationToken cancellationToken)
    {
        var written = await redis.TryWriteAsync([.. balances.Select(b => new BalanceWrite(b))], cancellationToken);
        if (written) metrics.Published(balances.Count);
        return written;
    }
}
