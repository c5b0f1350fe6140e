using System.Diagnostics;
using Allpay.Infrastructure.Persistence;

namespace Allpay.Host.Life;

/// <summary>
/// Warms the host up once it listens, and only then lets it be ready. What needs a store that is away is tried again until it is
/// there: a host that came up before its database must not be slow when both are.
/// </summary>
internal sealed partial class WarmingUp(
    IEnumerable<IWarmUp> parts, HostPhase phase, TimeProvider clock, ILogger<WarmingUp> logger) : BackgroundService
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var part in parts)
            while (!await IsDoneAsync(part, stoppingToken)) await Task.Delay(RetryEvery, clock, stoppingToken);
        phase.Serve();
        Log.Warm(logger, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private async Task<bool> IsDoneAsync(IWarmUp part, CancellationToken cancellationToken)
    {
        try
        {
            await part.RunAsync(cancellationToken);
            return true;
        }
        catch (Exception away) when (Outages.RetryAfter(away) is not null && !cancellationToken.IsCancellationRequested)
        {
            Log.NotYet(logger, part.GetType().Name, away.Message);
            return false;
        }
#pragma warning disable CA1031 // A bug here makes first calls slow; it must not keep the host from serving them.
        catch (Exception bug) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Cold(logger, part.GetType().Name, bug);
            return true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7002, LogLevel.Information, "The host is warm after {Milliseconds} ms")]
        public static partial void Warm(ILogger logger, long milliseconds);

        [LoggerMessage(7003, LogLevel.Warning, "{Part} has to be tried again: {Failure}")]
        public static partial void NotYet(ILogger logger, string part, string failure);

        [LoggerMessage(7004, LogLevel.Error, "{Part} failed, first calls will be slow: this is a bug")]
        public static partial void Cold(ILogger logger, string part, Exception failure);
    }
}
