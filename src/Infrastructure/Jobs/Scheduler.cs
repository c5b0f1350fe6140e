using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace Allpay.Infrastructure.Jobs;

/// <summary>Quartz on PostgreSQL, clustered: a job runs on one node at a time, and survives the node.</summary>
public static class Scheduler
{
    public const string Schema = "jobs";

    // As many as there are jobs: one that takes its time does not keep another from firing.
    private const int ThreadsMax = 6;

    public static IServiceCollection AddScheduler(
        this IServiceCollection services, string connectionString, Action<IQuartzBuilder> schedule) => services
        .AddSingleton<HostJobs>()
        .AddSingleton(host => ActivatorUtilities.CreateInstance<SchedulerService>(
            host, () => Build(host, connectionString, schedule)))
        .AddHostedService(host => host.GetRequiredService<SchedulerService>());

    // What Quartz built for a scheduler that could not start cannot be started again: each has a container of its own.
    private static ServiceProvider Build(IServiceProvider host, string connectionString, Action<IQuartzBuilder> schedule) =>
        new ServiceCollection()
            .AddSingleton(host.GetRequiredService<ILoggerFactory>())
            .AddSingleton(typeof(ILogger<>), typeof(Logger<>))
            .AddSingleton(host.GetRequiredService<TimeProvider>())
            .AddQuartz(quartz => Configure(quartz, host.GetRequiredService<HostJobs>(), connectionString, schedule))
            .BuildServiceProvider();

    private static void Configure(
        IQuartzBuilder quartz, HostJobs jobs, string connectionString, Action<IQuartzBuilder> schedule)
    {
        // No InstanceId: clustering makes one for each node, and "AUTO" would be taken for a name they all share.
        quartz.ConfigureScheduler(options =>
        {
            options.InstanceName = "allpay";
            // A host that stops has to drain its ledger yet: jobs end with what they have in hand.
            options.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs;
        });
        quartz.UseJobFactory(jobs);
        quartz.UseDefaultThreadPool(ThreadsMax);
        quartz.UsePersistentStore(store => UsePostgres(store, connectionString));
        schedule(quartz);
    }

    private static void UsePostgres(IPersistentStoreBuilder store, string connectionString)
    {
        store.UsePostgres(NpgsqlFactory.Instance, connectionString);
        store.ConfigureStore(options =>
        {
            options.TablePrefix = $"{Schema}.qrtz_";
            options.StoreJobDataAsStrings = true;
            // A host that fails to start ends, whatever the scheduler is doing.
            options.UseBackgroundThreads = true;
        });
        store.ProvisionSchema();
        store.UseClustering(cluster => cluster.CheckinInterval = TimeSpan.FromSeconds(5));
    }
}
