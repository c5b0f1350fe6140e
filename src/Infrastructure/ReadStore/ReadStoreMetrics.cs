using System.Diagnostics.Metrics;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>How the read store does.</summary>
internal sealed class ReadStoreMetrics
{
    public const string MeterName = "Allpay.ReadStore";

    private readonly Counter<long> _calls;
    private readonly Counter<long> _published;
    private readonly Counter<long> _missed;
    private readonly Counter<long> _reads;
    private readonly Counter<long> _repaired;

    public ReadStoreMetrics(IMeterFactory meters, UnshownBalances unshown, TimeProvider clock)
    {
        var meter = meters.Create(MeterName);
        _calls = meter.CreateCounter<long>(
            "allpay.read_store.failures", "{call}", "Calls to Redis that failed or were skipped.");
        _published = meter.CreateCounter<long>(
            "allpay.read_store.published", "{balance}", "Balances shown to Redis.");
        _missed = meter.CreateCounter<long>(
            "allpay.read_store.missed", "{balance}", "Balances Redis did not take; they are shown later.");
        _reads = meter.CreateCounter<long>(
            "allpay.read_store.reads", "{read}", "Balances read, by source.");
        _repaired = meter.CreateCounter<long>(
            "allpay.read_store.repaired", "{balance}", "Balances the repair found wrong.");
        meter.CreateObservableGauge(
            "allpay.read_store.unshown", () => unshown.Count, "{balance}", "Committed balances Redis has not been shown yet.");
        meter.CreateObservableGauge(
            "allpay.read_store.lag", () => unshown.Oldest is { } oldest ? (clock.GetUtcNow() - oldest).TotalSeconds : 0,
            "s", "The age of the oldest of them; 0 where there is none.");
    }

    public void Failed() => _calls.Add(1, new KeyValuePair<string, object?>("why", "failed"));
    public void Skipped() => _calls.Add(1, new KeyValuePair<string, object?>("why", "skipped"));
    public void Published(int balances) => _published.Add(balances);
    public void Missed(int balances) => _missed.Add(balances);
    public void Repaired(long balances) => _repaired.Add(balances);
    public void Read(BalanceSource source) =>
        _reads.Add(1, new KeyValuePair<string, object?>("source", source.ToString()));
}
