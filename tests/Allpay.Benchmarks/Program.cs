using Allpay.Benchmarks.Ledger;

// bench ledger [seconds] [rounds]
var server = Environment.GetEnvironmentVariable("ALLPAY_BENCH_POSTGRES")
    ?? throw new InvalidOperationException("ALLPAY_BENCH_POSTGRES is not set: start with ./bench.");
var pgbench = Environment.GetEnvironmentVariable("ALLPAY_BENCH_PGBENCH") ?? "pgbench";
var seconds = args.Length > 1 ? int.Parse(args[1], null) : 10;
var rounds = args.Length > 2 ? int.Parse(args[2], null) : 3;
await new LedgerBenchmark(server, pgbench, TimeSpan.FromSeconds(seconds), rounds).RunAsync();
