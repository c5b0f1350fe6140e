using System.Globalization;
using Allpay.Benchmarks.Http;
using Allpay.Benchmarks.Ledger;
using Allpay.Features.Sandbox.SeedSandbox;

// bench ledger|hosts [seconds] [rounds] | bench rest|soap <base url> <sandbox directory> [seconds] [clients]
int Number(int position, int otherwise) =>
    args.Length > position ? int.Parse(args[position], CultureInfo.InvariantCulture) : otherwise;

TimeSpan Seconds(int position, int otherwise) => TimeSpan.FromSeconds(Number(position, otherwise));

string Server() => Environment.GetEnvironmentVariable("ALLPAY_BENCH_POSTGRES")
    ?? throw new InvalidOperationException("ALLPAY_BENCH_POSTGRES is not set: start with ./bench.");

SandboxFile Sandbox(string directory) => SandboxFile.Find(directory)
    ?? throw new InvalidOperationException($"There is no sandbox.json in {directory}: start with ./bench.");

switch (args)
{
    case ["ledger", ..]:
        var pgbench = Environment.GetEnvironmentVariable("ALLPAY_BENCH_PGBENCH") ?? "pgbench";
        await new LedgerBenchmark(Server(), pgbench, Seconds(1, 10), Number(2, 3)).RunAsync();
        return 0;
    case ["hosts", ..]:
        await new HostsBenchmark(Server(), Seconds(1, 10), Number(2, 3)).RunAsync();
        return 0;
    case ["rest", var url, var sandbox, ..]:
        await new RestBenchmark(new HttpLoad(url, Number(4, 64)), Sandbox(sandbox), Seconds(3, 15)).RunAsync();
        return 0;
    case ["soap", var url, var sandbox, ..]:
        await new SoapBenchmark(new HttpLoad(url, Number(4, 64)), Sandbox(sandbox), Seconds(3, 15)).RunAsync();
        return 0;
    default:
        Console.Error.WriteLine("Start with ./bench ledger, hosts, rest or soap.");
        return 2;
}
