using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Persistence;
using Allpay.Infrastructure.ReadStore;
using Allpay.IntegrationTests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Allpay.IntegrationTests.Ledger;

/// <summary>One writer as a host runs it. Two of them on one database are two processes to the database.</summary>
public sealed class LedgerProcess : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private LedgerProcess(ServiceProvider services) => _services = services;

    public ILedger Ledger => _services.GetRequiredService<ILedger>();

    internal Published Published => _services.GetRequiredService<Published>();

    public static Task<LedgerProcess> StartAsync(string connectionString, params (string Key, string Value)[] settings) =>
        StartAsync(connectionString, TimeProvider.System, settings);

    /// <summary>A writer that shows its balances to somebody else, or whose clock is another.</summary>
    internal static async Task<LedgerProcess> StartAsync(
        string connectionString, TimeProvider clock, (string Key, string Value)[] settings, IBalancePublisher? publisher = null)
    {
        var configuration = TestServers.Configuration(TestServers.AsHost(connectionString), settings);
        var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
            .AddSingleton(clock)
            .AddSingleton<Published>()
            .AddSingleton<IBalancePublisher>(provider => publisher ?? provider.GetRequiredService<Published>())
            .AddPersistence(configuration)
            .AddLedger(configuration)
            .BuildServiceProvider();
        var process = new LedgerProcess(services);
        foreach (var service in services.GetServices<IHostedService>()) await service.StartAsync(CancellationToken.None);
        return process;
    }

    public async Task StopAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>()) await service.StopAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _services.DisposeAsync();
    }
}

/// <summary>Keeps what the writer tells its readers, to be compared with the books.</summary>
internal sealed class Published : IBalancePublisher
{
    private readonly List<AccountBalance> _balances = [];

    public IReadOnlyList<AccountBalance> Balances
    {
        get
        {
            lock (_balances) return [.. _balances];
        }
    }

    public void Publish(IReadOnlyList<AccountBalance> balances)
    {
        lock (_balances) _balances.AddRange(balances);
    }
}
