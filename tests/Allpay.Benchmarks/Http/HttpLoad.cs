using System.Globalization;
using Npgsql;

namespace Allpay.Benchmarks.Http;

/// <summary>One run against the host: what wrk saw, what the books hold, and what the host's processor time was.</summary>
internal sealed record HttpRun(WrkResult Wrk, long Completed, TimeSpan? Cpu)
{
    /// <summary>With those that were under way at the end.</summary>
    public int Sent(int clients) => (int)Wrk.Requests + clients;

    public double Rate => Wrk.Requests / Wrk.Seconds;
    public double CompletedRate => Completed / Wrk.Seconds;
    public double? CpuMilliseconds => Cpu is { } cpu && Wrk.Requests > 0 ? cpu.TotalMilliseconds / Wrk.Requests : null;
}

/// <summary>
/// Drives the running host by wrk. Each reference is sent twice, so two requests are one whole cash-in: the hold and its
/// completion.
/// </summary>
internal sealed class HttpLoad(string baseUrl, int clients)
{
    // The host's code is compiled anew while it is used: after some thousand requests only it is what serves for days.
    public const int WarmUpRequests = 10_000;
    private const int WarmUpRoundsMax = 30;
    private static readonly TimeSpan WarmUpRound = TimeSpan.FromSeconds(5);

    /// <summary>Runs the script, given how many requests were sent before, until the host is warm.</summary>
    /// <returns>How many requests were sent.</returns>
    public async Task<int> WarmUpAsync(Func<int, string> script)
    {
        var sent = 0;
        for (var round = 0; round < WarmUpRoundsMax && sent < WarmUpRequests; round++)
            sent += (await RunAsync(script(sent), WarmUpRound)).Sent(clients);
        return sent;
    }

    public async Task<HttpRun> RunAsync(string script, TimeSpan time)
    {
        var (cpu, done) = (HostCpu(), await CompletedAsync());
        var wrk = WrkResult.Read(await WrkAsync(script, time));
        return new HttpRun(wrk, await CompletedAsync() - done, HostCpu() - cpu);
    }

    // The bench has a database of its own; a holder's daily limit would end the run after a second.
    public static async Task LiftLimitsAsync()
    {
        await AskAsync(
            """
            update rules.holder_limits set per_day = null, per_month = null, ceiling = null;
            update ledger.account set ceiling = null where kind = 11;
            """);
        // The host keeps its rules for some seconds.
        await Task.Delay(TimeSpan.FromSeconds(6));
        Console.WriteLine("Holders' daily and monthly limits and ceilings are lifted in this bench's database.");
    }

    public static async Task<long> AskAsync(string sql, params object[] values)
    {
        var connection = Environment.GetEnvironmentVariable("ConnectionStrings__Ledger")
            ?? throw new InvalidOperationException("ConnectionStrings__Ledger is not set: start with ./bench.");
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteScalarAsync() as long? ?? 0;
    }

    private static Task<long> CompletedAsync() => AskAsync("select count(*) from ledger.payment where status = 2");

    private async Task<string> WrkAsync(string script, TimeSpan time)
    {
        var file = Path.ChangeExtension(Path.GetTempFileName(), ".lua");
        await File.WriteAllTextAsync(file, script);
        try
        {
            return await Command.OutputAsync(
                "wrk", "--threads=1", $"--connections={clients}", $"--duration={time.TotalSeconds:0}s", "--timeout=30s",
                $"--script={file}", baseUrl);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // The whole process's user and system time, in ticks of 1/100 s: fields 14 and 15, counted behind the name.
    private static TimeSpan? HostCpu()
    {
        if (Environment.GetEnvironmentVariable("ALLPAY_BENCH_HOST_PID") is not { } pid) return null;
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromMilliseconds(ticks * 10);
    }
}
