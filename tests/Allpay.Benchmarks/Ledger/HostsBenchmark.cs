using System.Globalization;

namespace Allpay.Benchmarks.Ledger;

/// <summary>
/// Two hosts on one database against one alone, in turns, all paying from one account: what taking turns costs, and whether
/// somebody is made to wait much longer than others. With as many clients for each host as the one alone has, a batch is as large as
/// his; with as many in all it is half as large, and what a batch costs whatever its size is paid twice.
/// </summary>
internal sealed class HostsBenchmark(string server, TimeSpan duration, int rounds)
{
    private static readonly int[] Clients = [2, 32, 256];

    public async Task RunAsync()
    {
        Console.WriteLine($"Preparing a database of {BenchmarkDatabase.Accounts:N0} accounts …");
        var database = await BenchmarkDatabase.CreateAsync(server);
        await using var first = await BenchmarkHost.StartAsync(database);
        await using var second = await BenchmarkHost.StartAsync(database);
        var (one, two) = (new WriterLoad(first.Ledger), new WriterLoad(first.Ledger, second.Ledger));
        await two.RunAsync(Spread.Hot, 32, TimeSpan.FromSeconds(3));
        await database.ExecuteAsync("analyze");
        foreach (var clients in Clients)
            for (var round = 1; round <= rounds; round++)
            {
                var alone = await one.RunAsync(Spread.Hot, clients, duration);
                Console.WriteLine($"{clients,4} clients   one host          {alone}{Longest(alone)}");
                Print($"{clients,4} each      two hosts", alone, await two.RunAsync(Spread.Hot, 2 * clients, duration));
                Print($"{clients,4} together  two hosts", alone, await two.RunAsync(Spread.Hot, clients, duration));
            }

        await database.ProveBooksAsync();
    }

    private static void Print(string who, Measurement alone, Measurement two) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{who} = {two.Rate / alone.Rate:0.00} x {two}{Longest(two)}"));

    private static string Longest(Measurement m) => string.Create(
        CultureInfo.InvariantCulture, $"   longest {m.Most.TotalMilliseconds,7:N1} ms = {m.Most / m.P50:0} x p50 (aim 10)");
}
