using System.Globalization;
using Allpay.Benchmarks.Http;
using Allpay.Benchmarks.Ledger;

// bench ledger [seconds] [rounds] | bench rest|soap <base url> <sandbox directory> [seconds] [clients]
int Number(int position, int otherwise) =>
    args.Length > position ? int.Parse(args[position], CultureInfo.InvariantCulture) : otherwise;

switch (args)
{
    case ["ledger", ..]:
        var server = Environment.GetEnvironmentVariable("ALLPAY_BENCH_POSTGRES")
            ?? throw new InvalidOperationException("ALLPAY_BENCH_POSTGRES is not set: start with ./bench.");
        var pgbench = Environment.GetEnvironmentVariable("ALLPAY_BENCH_PGBENCH") ?? "pgbench";
        await new LedgerBenchmark(server, pgbench, TimeSpan.FromSeconds(Number(1, 10)), Number(2, 3)).RunAsync();
        return 0;
    case ["rest", var url, var sandbox, ..]:
        await new HttpBenchmark(url, sandbox, TimeSpan.FromSeconds(Number(3, 15)), Number(4, 64)).RestAsync();
        return 0;
    case ["soap", var url, var sandbox, ..]:
        await new HttpBenchmark(url, sandbox, TimeSpan.FromSeconds(Number(3, 15)), Number(4, 64)).SoapAsync();
        return 0;
    default:
        Console.Error.WriteLine("Start with ./bench ledger, ./bench rest or ./bench soap.");
        return 2;
}
