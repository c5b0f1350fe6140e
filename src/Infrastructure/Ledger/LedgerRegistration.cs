using Allpay.Infrastructure.Ledger.Writing;
using Allpay.Infrastructure.Persistence;
using Allpay.Infrastructure.ReadStore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Allpay.Infrastructure.Ledger;

public static class LedgerRegistration
{
    public const string MeterName = LedgerMetrics.MeterName;

    // Every look-up of the writer is by key. A plan made while a table was empty would scan it for ever; these settings
    // leave the planner no choice but the index.
    private static readonly string[] WriterSettings =
        ["-c enable_seqscan=off", "-c enable_hashjoin=off", "-c enable_mergejoin=off", "-c jit=off"];

    /// <summary>Registers <see cref="ILedger"/> and its writer, which starts and stops with the host.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LedgerOptions>().Bind(configuration.GetSection(LedgerOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.AddSingleton<LedgerMetrics>();
        services.AddSingleton(provider => Create(provider, PersistenceRegistration.ConnectionString(configuration)));
        services.AddSingleton<ILedger>(provider => provider.GetRequiredService<GroupCommitLedger>());
        services.AddSingleton<IPendingPayments, PendingPayments>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<GroupCommitLedger>());
        return services;
    }

    private static GroupCommitLedger Create(IServiceProvider provider, string connectionString)
    {
        var options = provider.GetRequiredService<IOptions<LedgerOptions>>().Value;
        var clock = provider.GetRequiredService<TimeProvider>();
        var around = new LedgerSurroundings(
            options, clock, provider.GetRequiredService<LedgerMetrics>(),
            provider.GetRequiredService<ILogger<GroupCommitLedger>>());
        var readers = provider.GetRequiredService<NpgsqlDataSource>();
        var writer = new BatchWriter(WriterConnection(connectionString, options), clock);
        var runner = new BatchRunner(writer, new CommitSettlement(readers, around.Logger), around);
        var publisher = provider.GetRequiredService<IBalancePublisher>();
        var reading = new LedgerReaders(new PaymentReader(readers, clock), new LedgerPreview(readers, clock));
        return new GroupCommitLedger(runner, reading, publisher, around);
    }

    private static string WriterConnection(string connectionString, LedgerOptions options)
    {
        var builder = new NpgsqlConnectionStringBuilder(PersistenceRegistration.AsApp(connectionString, WriterSettings))
        {
            ApplicationName = "allpay-ledger",
            CommandTimeout = options.CommandTimeoutSeconds,
            MaxAutoPrepare = 64,
            AutoPrepareMinUsages = 2,
            Pooling = false,
        };
        return builder.ConnectionString;
    }
}
