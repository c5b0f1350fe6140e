using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Allpay.Benchmarks.Ledger;

/// <summary>
/// pgbench with one prepared posting statement, serializable, the same rows written; conflicts are retried by pgbench
/// until they pass, as a client would have to.
/// </summary>
internal sealed class Yardstick(BenchmarkDatabase database, string pgbench)
{
    public async Task<Measurement> RunAsync(Spread spread, int clients, TimeSpan duration)
    {
        var folder = Directory.CreateTempSubdirectory("allpay-yardstick").FullName;
        try
        {
            var script = Path.Combine(folder, "posting.sql");
            await File.WriteAllTextAsync(script, Header(spread) + BenchmarkDatabase.Script("yardstick.sql"));
            await RunAsync(script, folder, clients, duration);
            return Read(folder, duration);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Header(Spread spread)
    {
        var (first, count) = (BenchmarkDatabase.FirstAccount, BenchmarkDatabase.Accounts);
        var payer = spread == Spread.Hot ? $"\\set payer {first}" : $"\\set payer random({first}, {first + count - 1})";
        // Never the payer itself: the next account, or further.
        return $"{payer}\n\\set payee {first} + (:payer - {first} + random(1, {count - 1})) % {count}\n";
    }

    private async Task RunAsync(string script, string folder, int clients, TimeSpan duration)
    {
        var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var start = new ProcessStartInfo(pgbench)
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        string[] arguments =
        [
            "--no-vacuum", "--protocol=prepared", $"--file={script}", $"--client={clients}", "--jobs=1",
            $"--time={duration.TotalSeconds:0}", "--max-tries=1000000", "--log", $"--host={server.Host}", $"--port={server.Port}",
            $"--username={server.Username}", server.Database!,
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["PGPASSWORD"] = server.Password;
        start.Environment["PGOPTIONS"] = "-c default_transaction_isolation=serializable";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"pgbench failed: {await errors}{await output}");
    }

    // A log line: client, transaction, latency in microseconds, script, epoch seconds and microseconds, retries.
    private static Measurement Read(string folder, TimeSpan duration)
    {
        var latencies = Directory.GetFiles(folder, "pgbench_log.*").SelectMany(File.ReadLines)
            .Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1000).ToList();
        return Measurement.Of(latencies, duration);
    }
}
