using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Allpay.Infrastructure.Jobs;

/// <summary>
/// Runs the scheduler. Quartz' own service stops the whole host when its store cannot be reached at start; a node that comes
/// up before PostgreSQL, or beside one that recovers, serves what it can and builds the scheduler until it starts.
/// </summary>
public sealed partial class SchedulerService(
    Func<ServiceProvider> build, TimeProvider clock, ILogger<SchedulerService> logger) : BackgroundService
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(2);

    private ServiceProvider? _services;
    private IScheduler? _scheduler;

    /// <summary>Whether this node runs jobs.</summary>
    public bool IsRunning => _scheduler is { Status: SchedulerStatus.Running };

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_scheduler is not null) await _scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
        if (_services is not null) await _services.DisposeAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await StartAsync(build(), stoppingToken)) await Task.Delay(RetryEvery, clock, stoppingToken);
    }

    // Whatever keeps it from starting, a database that recovers or has not been migrated yet, may be over in a moment.
    private async Task<bool> StartAsync(ServiceProvider services, CancellationToken stoppingToken)
    {
        try
        {
            var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(stoppingToken);
            await scheduler.Start(stoppingToken);
            (_services, _scheduler) = (services, scheduler);
            return true;
        }
#pragma warning disable CA1031 // A node without jobs is to say so, and to try, for as long as it runs.
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.NotYet(logger, failure.GetBaseException().Message, failure);
            await services.DisposeAsync();
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4001, LogLevel.Warning, "The scheduler cannot start yet: {Failure}")]
        public static partial void NotYet(ILogger logger, string failure, Exception error);
    }
}
