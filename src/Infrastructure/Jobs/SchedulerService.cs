using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace Allpay.Infrastructure.Jobs;

/// <summary>
/// Runs the scheduler. Quartz' own service stops the whole host when its store cannot be reached at start, and what
/// it built cannot be started again; so a node that comes up before PostgreSQL serves what it can and builds the
/// scheduler later.
/// </summary>
internal sealed partial class SchedulerService(
    NpgsqlDataSource database, ISchedulerFactory schedulers, TimeProvider clock, ILogger<SchedulerService> logger)
    : BackgroundService
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(2);

    private IScheduler? _scheduler;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_scheduler is not null) await _scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await AnswersAsync(stoppingToken)) await Task.Delay(RetryEvery, clock, stoppingToken);
        try
        {
            _scheduler = await schedulers.GetScheduler(stoppingToken);
            await _scheduler.Start(stoppingToken);
        }
        catch (SchedulerException failure)
        {
            // Other nodes run the jobs; this one is told as degraded by its health until it is started anew.
            Log.NotStarted(logger, failure);
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException failure)
        {
            Log.NotYet(logger, failure.Message);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4001, LogLevel.Warning, "The scheduler waits for PostgreSQL: {Failure}")]
        public static partial void NotYet(ILogger logger, string failure);

        [LoggerMessage(4002, LogLevel.Error, "The scheduler could not start; has the database been migrated?")]
        public static partial void NotStarted(ILogger logger, Exception failure);
    }
}
