using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Allpay.Infrastructure.Ledger;

namespace Allpay.Benchmarks.Ledger;

/// <summary>Which account pays: any of the 10,000, or always the same one.</summary>
internal enum Spread
{
    Uniform,
    Hot,
}

/// <summary>Clients in a closed loop, spread over the hosts: each asks, waits for the commit, asks again.</summary>
internal sealed class WriterLoad(params ILedger[] hosts)
{
    private static long _reference;

    public async Task<Measurement> RunAsync(Spread spread, int clients, TimeSpan duration)
    {
        var latencies = new ConcurrentBag<List<double>>();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
            latencies.Add(await ClientAsync(hosts[client % hosts.Length], spread, new Random(client), watch, duration)))));
        return Measurement.Of([.. latencies.SelectMany(list => list)], watch.Elapsed);
    }

    private static async Task<List<double>> ClientAsync(
        ILedger ledger, Spread spread, Random random, Stopwatch watch, TimeSpan duration)
    {
        var latencies = new List<double>();
        while (watch.Elapsed < duration)
        {
            var started = Stopwatch.GetTimestamp();
            var result = await ledger.SubmitAsync(Payment(spread, random), CancellationToken.None);
            if (result is not LedgerResult.Done { Replayed: false })
                throw new InvalidOperationException($"The benchmark's payment was answered {result}.");
            latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return latencies;
    }

    private static OpenPayment Payment(Spread spread, Random random)
    {
        var reference = Interlocked.Increment(ref _reference).ToString("x32", CultureInfo.InvariantCulture);
        var payer = new AccountId(BenchmarkDatabase.FirstAccount + (spread == Spread.Hot ? 0 : random.Next(BenchmarkDatabase.Accounts)));
        var payee = payer;
        while (payee == payer) payee = new AccountId(BenchmarkDatabase.FirstAccount + random.Next(BenchmarkDatabase.Accounts));
        return new OpenPayment(
            new PaymentKey(new PartyId(7), reference),
            Fingerprint.Of("bench", payer.ToString(), payee.ToString(), "100"),
            PaymentKind.PeerTransfer,
            new PaymentTerms(payer, payee, new Money(100), Money.Zero, Money.Zero),
            Opening.Post);
    }
}
