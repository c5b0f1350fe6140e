using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Persistence;
using Allpay.Infrastructure.ReadStore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Allpay.Benchmarks.Ledger;

/// <summary>
/// The writer against the yardstick on one server: in turns, so that a noisy machine is noisy for both, and the ratio of
/// each pair is what counts.
/// </summary>
internal sealed class LedgerBenchmark(string server, string pgbench, TimeSpan duration, int rounds)
{
    private static readonly int[] Clients = [32, 256];

    private static readonly Dictionary<(int, Spread), double> Aims = new()
    {
        [(32, Spread.Uniform)] = 3, [(32, Spread.Hot)] = 30, [(256, Spread.Uniform)] = 5, [(256, Spread.Hot)] = 60,
    };

    public async Task RunAsync()
    {
        Console.WriteLine($"Preparing a database of {BenchmarkDatabase.Accounts:N0} accounts …");
        var database = await BenchmarkDatabase.CreateAsync(server);
        await database.ExecuteAsync(BenchmarkDatabase.Script("yardstick_schema.sql"));
        await using var services = Services(database);
        var hosted = services.GetServices<IHostedService>().ToList();
        foreach (var service in hosted) await service.StartAsync(CancellationToken.None);
        var load = new WriterLoad(services.GetRequiredService<ILedger>());
        await load.RunAsync(Spread.Uniform, 32, TimeSpan.FromSeconds(3));
        await database.ExecuteAsync("analyze");

        var table = new Table();
        foreach (var clients in Clients)
        foreach (var spread in Enum.GetValues<Spread>())
            table.Add(clients, spread, await PairAsync(load, new Yardstick(database, pgbench), spread, clients));
        foreach (var service in hosted) await service.StopAsync(CancellationToken.None);
        table.Print(Aims);
        await ProveBooksAsync(database);
    }

    private async Task<List<(Measurement Writer, Measurement Yardstick)>> PairAsync(
        WriterLoad load, Yardstick yardstick, Spread spread, int clients)
    {
        var pairs = new List<(Measurement, Measurement)>();
        for (var round = 1; round <= rounds; round++)
        {
            var writer = await load.RunAsync(spread, clients, duration);
            var other = await yardstick.RunAsync(spread, clients, duration);
            Console.WriteLine($"{clients,4} clients {spread,-8} writer {writer}");
            Console.WriteLine($"{clients,4} clients {spread,-8} pgbench{other}");
            pairs.Add((writer, other));
        }

        return pairs;
    }

    private static ServiceProvider Services(BenchmarkDatabase database) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<IBalancePublisher, NoReadStore>()
        .AddPersistence(database.Configuration)
        .AddLedger(database.Configuration)
        .BuildServiceProvider();

    private static async Task ProveBooksAsync(BenchmarkDatabase database)
    {
        var sum = await database.QueryAsync<decimal>("select sum(credits_posted) - sum(debits_posted) from ledger.account");
        var payments = await database.QueryAsync<long>("select count(*) from ledger.payment");
        Console.WriteLine($"The books: {payments:N0} payments, credits - debits = {sum:N0} tiyn over all accounts.");
        if (sum != 0) throw new InvalidOperationException("The books do not balance.");
    }

    private sealed class NoReadStore : IBalancePublisher
    {
        public void Publish(IReadOnlyList<AccountBalance> balances) { }
    }
}
