using System.Globalization;
using Allpay.Features.Sandbox.SeedSandbox;

namespace Allpay.Benchmarks.Http;

/// <summary>Cash-ins over REST.</summary>
internal sealed class RestBenchmark(HttpLoad load, SandboxFile sandbox, TimeSpan duration)
{
    public async Task RunAsync()
    {
        await HttpLoad.LiftLimitsAsync();
        await load.WarmUpAsync(_ => Script());
        Print(await load.RunAsync(Script(), duration));
    }

    private string Script() => WrkScript.Rest(
        sandbox.Agents[0].ApiKey, SignedCashIns.HoldersOf(sandbox), "{\"holder\":\"%s\",\"amount\":\"2.00\",\"complete\":true}");

    private static void Print(HttpRun run)
    {
        Console.WriteLine();
        Line("requests/s", run.Rate, "0");
        Line("cash-ins/s completed in the books", run.CompletedRate, "0");
        Line("p50 ms", run.Wrk.P50Milliseconds, "0.0");
        Line("p99 ms", run.Wrk.P99Milliseconds, "0.0");
        if (run.CpuMilliseconds is { } cpu) Line("host CPU ms per request", cpu, "0.000");
        Line("answers that are not 2xx, or lost", run.Wrk.Errors, "0");
    }

    private static void Line(string name, double value, string format) =>
        Console.WriteLine($"  {name,-34} {value.ToString(format, CultureInfo.InvariantCulture),12}");
}
