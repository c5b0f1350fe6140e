using System.Diagnostics;
using System.Globalization;
using Allpay.Features.Sandbox.SeedSandbox;
using Npgsql;

namespace Allpay.Benchmarks.Http;

/// <summary>
/// Cash-ins through the running host, by wrk. Each reference is sent twice, so two requests are one whole cash-in: the hold
/// and its completion.
/// </summary>
internal sealed class HttpBenchmark(string baseUrl, string sandboxDirectory, TimeSpan duration, int clients)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    private readonly SandboxFile _sandbox = SandboxFile.Find(sandboxDirectory)
        ?? throw new InvalidOperationException($"There is no sandbox.json in {sandboxDirectory}: start with ./bench.");

    public async Task RestAsync()
    {
        await LiftLimitsAsync();
        var body = "{\"holder\":\"%s\",\"amount\":\"2.00\"}";
        await MeasureAsync("REST", _ => WrkScript.Rest(_sandbox.Agents[0].ApiKey, Holders(), body));
    }

    public async Task SoapAsync()
    {
        await LiftLimitsAsync();
        var count = (int)(duration + WarmUp).TotalSeconds * SignedCashIns.PerSecond;
        Console.WriteLine($"Signing {count:N0} messages beforehand …");
        var messages = Path.GetTempFileName();
        try
        {
            await SignedCashIns.WriteAsync(messages, _sandbox.Agents[0], Holders(), count);
            await MeasureAsync("SOAP", skip => WrkScript.Soap(messages, skip));
        }
        finally
        {
            File.Delete(messages);
        }

        Console.WriteLine("Plain RSA operations of this machine (openssl speed), to see how far the limit is:");
        foreach (var line in (await OutputAsync("openssl", "speed", "-seconds", "2", "rsa1024", "rsa2048")).Split('\n'))
            if (line.Contains("sign", StringComparison.Ordinal) || line.StartsWith("rsa", StringComparison.Ordinal))
                Console.WriteLine($"  {line}");
    }

    private List<string> Holders() => [.. _sandbox.Holders.Where(holder => holder.Identified).Select(holder => holder.Login)];

    // The bench has a database of its own; a holder's daily limit would end the run after a second.
    private static async Task LiftLimitsAsync()
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

    private async Task MeasureAsync(string door, Func<int, string> script)
    {
        await WrkAsync(script(0), WarmUp);
        var (cpu, done) = (HostCpu(), await CompletedAsync());
        // What the warm-up has sent would be repeats now, which cost less: the run begins behind it.
        var result = WrkResult.Read(await WrkAsync(script((int)WarmUp.TotalSeconds * SignedCashIns.PerSecond), duration));
        Print(door, result, (await CompletedAsync() - done, HostCpu() - cpu));
    }

    private static Task<long> CompletedAsync() => AskAsync("select count(*) from ledger.payment where status = 2");

    private static async Task<long> AskAsync(string sql)
    {
        var connection = Environment.GetEnvironmentVariable("ConnectionStrings__Ledger")
            ?? throw new InvalidOperationException("ConnectionStrings__Ledger is not set: start with ./bench.");
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync() as long? ?? 0;
    }

    private async Task<string> WrkAsync(string script, TimeSpan time)
    {
        var file = Path.ChangeExtension(Path.GetTempFileName(), ".lua");
        await File.WriteAllTextAsync(file, script);
        try
        {
            return await OutputAsync(
                "wrk", "--threads=1", $"--connections={clients}", $"--duration={time.TotalSeconds:0}s", "--timeout=30s",
                $"--script={file}", baseUrl);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private void Print(string door, WrkResult result, (long Completed, TimeSpan? Cpu) used)
    {
        var rate = result.Requests / result.Seconds;
        Console.WriteLine();
        Console.WriteLine($"{door}, {clients} clients, {duration.TotalSeconds:0} s");
        Line("requests/s", rate, "0");
        Line("cash-ins/s completed in the books", used.Completed / result.Seconds, "0");
        Line("p50 ms", result.P50Milliseconds, "0.0");
        Line("p99 ms", result.P99Milliseconds, "0.0");
        if (used.Cpu is { } cpu) Line("host CPU ms per request", cpu.TotalMilliseconds / result.Requests, "0.000");
        Line("answers that are not 2xx, or lost", result.Errors, "0");
        if (result.Errors > 0) throw new InvalidOperationException("Not every request was answered well: the figures mean nothing.");
    }

    private static void Line(string name, double value, string format) =>
        Console.WriteLine($"  {name,-34} {value.ToString(format, CultureInfo.InvariantCulture),12}");

    // The whole process's user and system time, in ticks of 1/100 s: fields 14 and 15, counted behind the name.
    private static TimeSpan? HostCpu()
    {
        if (Environment.GetEnvironmentVariable("ALLPAY_BENCH_HOST_PID") is not { } pid) return null;
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromMilliseconds(ticks * 10);
    }

    private static async Task<string> OutputAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} failed: {await errors}");
        return await output;
    }
}
