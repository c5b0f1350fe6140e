using Allpay.Infrastructure.Jobs;
using Allpay.IntegrationTests.Ledger;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace Allpay.IntegrationTests.Jobs;

/// <summary>The scheduler of a host, on a database of its own.</summary>
public sealed class SchedulerTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    private const string Login = "allpay_late";
    private const string Password = "late";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_host_that_could_not_start_its_scheduler_runs_its_jobs_once_the_database_lets_it()
    {
        using var refusals = new Refusals();
        await using var services = NewHost(refusals);
        var hosted = services.GetServices<IHostedService>().ToList();
        foreach (var service in hosted) await service.StartAsync(CancellationToken.None);

        await refusals.Second.Task.WaitAsync(Patience);
        await database.ExecuteAsync($"create role {Login} login superuser password '{Password}'");
        await Marker.Ran.Task.WaitAsync(Patience);

        foreach (var service in hosted) await service.StopAsync(CancellationToken.None);
        await database.ExecuteAsync($"reassign owned by {Login} to current_user; drop role {Login}");
    }

    // The database is there; what the scheduler needs of it is not yet.
    private ServiceProvider NewHost(Refusals refusals)
    {
        var login = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = Login, Password = Password };
        return new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(refusals))
            .AddSingleton(TimeProvider.System)
            .AddScheduler(login.ConnectionString, quartz => quartz.ScheduleJob<Marker>(trigger => trigger.StartNow()))
            .BuildServiceProvider();
    }

    private sealed class Marker : IJob
    {
        public static readonly TaskCompletionSource Ran = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            Ran.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }

    // Hears the scheduler's service say that it could not start.
    private sealed class Refusals : ILoggerProvider, ILogger
    {
        private const int CannotStartYet = 4001;
        private int _count;

        public TaskCompletionSource Second { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Id == CannotStartYet && Interlocked.Increment(ref _count) == 2) Second.TrySetResult();
        }

        public void Dispose()
        {
        }
    }
}
