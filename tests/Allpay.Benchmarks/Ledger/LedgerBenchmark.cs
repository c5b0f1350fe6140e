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
        await using var host = await BenchmarkHost.StartAsync(database);
        var load = new WriterLoad(host.Ledger);
        await load.RunAsync(Spread.Uniform, 32, TimeSpan.FromSeconds(3));
        await database.ExecuteAsync("analyze");

        var table = new Table();
        foreach (var clients in Clients)
        foreach (var spread in Enum.GetValues<Spread>())
            table.Add(clients, spread, await PairAsync(load, new Yardstick(database, pgbench), spread, clients));
        table.Print(Aims);
        await database.ProveBooksAsync();
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
}
