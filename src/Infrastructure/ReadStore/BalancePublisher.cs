using System.Threading.Channels;
using Allpay.Infrastructure.Ledger;
using Microsoft.Extensions.Hosting;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>
/// Shows balances to Redis in the background, of each account the newest only: a Redis that is slow gets fewer and larger
/// calls, one that is away gets all of it when it is back.
/// </summary>
internal sealed class BalancePublisher(
    RedisBalances redis, UnshownBalances unshown, ReadStoreMetrics metrics, TimeProvider clock)
    : BackgroundService, IBalancePublisher
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(250);

    // One sign that there is something says as much as many.
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Publish(IReadOnlyList<AccountBalance> balances)
    {
        if (balances.Count == 0) return;
        unshown.Add(balances);
        _news.Writer.TryWrite(true);
    }

    /// <summary>Shows what is left, if Redis takes it at once; else the repair of the next start finds it.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await ShowAllAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var _ in _news.Reader.ReadAllAsync(stoppingToken))
                while (!await ShowAllAsync(stoppingToken)) await Task.Delay(RetryEvery, clock, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <summary>False when Redis does not take them.</summary>
    private async Task<bool> ShowAllAsync(CancellationToken cancellationToken)
    {
        while (!unshown.IsEmpty)
        {
            var balances = unshown.Peek(RedisBalances.BatchMax);
            if (!await redis.TryWriteAsync([.. balances.Select(b => new BalanceWrite(b))], cancellationToken))
            {
                metrics.Missed(balances.Count);
                return false;
            }

            unshown.Remove(balances);
            metrics.Published(balances.Count);
        }

        return true;
    }
}
