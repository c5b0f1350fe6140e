using Allpay.Infrastructure.Ledger.Storage;
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

    private static readonly string[] WriterSettings =
    [
        // Every look-up of the writer is by key. A plan made while a table was empty would scan it for ever; these settings
        // leave the planner no choice but the index.
        "-c enable_seqscan=off", "-c enable_hashjoin=off", "-c enable_mergejoin=off", "-c jit=off",
        // Whoever has the turn keeps all others waiting: a host that stands still in the middle of a batch loses it.
        "-c idle_in_transaction_session_timeout=1s",
        // A host that gave up waiting for its turn leaves the row.
        "-c client_connection_check_interval=1s",
    ];

    /// <summary>Registers <see cref="ILedger"/> and its writer, which starts and stops with the host.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LedgerOptions>().Bind(configuration.GetSection(LedgerOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.AddSingleton<LedgerMetrics>();
        services.AddSingleton(provider => Create(provider, PersistenceRegistration.ConnectionString(configuration)));
        services.AddSingleton<ILedger>(provider => provider.GetRequiredService<GroupCommitLedger>());
        services.AddSingleton<PendingPayments>();
        services.AddSingleton<PaymentLists>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<GroupCommitLedger>());
        return services;
    }

    private static GroupCommitLedger Create(IServiceProvider provider, string connectionString)
    {
        var options = provider.GetRequiredService<IOptions<LedgerOptions>>().Value;
        var clock = provider.GetRequiredService<TimeProvider>();
        var context = new WriterContext(
            options, clock, provider.GetRequiredService<LedgerMetrics>(),
            provider.GetRequiredService<ILogger<GroupCommitLedger>>());
        var readers = provider.GetRequiredService<NpgsqlDataSource>();
        var store = new PostgresLedgerStore(WriterConnection(connectionString), Guid.CreateVersion7(clock.GetUtcNow()), clock);
        var runner = new BatchRunner(new BatchWriter(store, context), context);
        var publisher = provider.GetRequiredService<IBalancePublisher>();
        var reading = new LedgerReaders(new PaymentReader(readers, clock), new LedgerCheck(readers, clock));
        return new GroupCommitLedger(runner, reading, publisher, context);
    }

    // The driver's own time-outs are off: when one passes, it asks the server to cancel and waits for it. Every wait is left when
    // the time of its batch ends; what was left to a server that never answers again ends with the keep-alive.
    private static string WriterConnection(string connectionString) =>
        new NpgsqlConnectionStringBuilder(PersistenceRegistration.AsApp(connectionString, WriterSettings))
        {
            ApplicationName = "allpay-ledger",
            Timeout = 0,
            CommandTimeout = 0,
            TcpKeepAlive = true,
            TcpKeepAliveTime = 10,
            TcpKeepAliveInterval = 5,
            MaxAutoPrepare = 64,
            AutoPrepareMinUsages = 2,
            Pooling = false,
        }.ConnectionString;
}
