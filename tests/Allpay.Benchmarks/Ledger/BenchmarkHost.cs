using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Persistence;
using Allpay.Infrastructure.ReadStore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Allpay.Benchmarks.Ledger;

/// <summary>A writer as a host has it. Two of them on one database are two hosts to it.</summary>
internal sealed class BenchmarkHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private BenchmarkHost(ServiceProvider services) => _services = services;

    public ILedger Ledger => _services.GetRequiredService<ILedger>();

    public static async Task<BenchmarkHost> StartAsync(BenchmarkDatabase database)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IBalancePublisher, NoReadStore>()
            .AddPersistence(database.Configuration)
            .AddLedger(database.Configuration)
            .BuildServiceProvider();
        foreach (var service in services.GetServices<IHostedService>()) await service.StartAsync(CancellationToken.None);
        return new BenchmarkHost(services);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>()) await service.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    private sealed class NoReadStore : IBalancePublisher
    {
        public void Publish(IReadOnlyList<AccountBalance> balances) { }
    }
}
