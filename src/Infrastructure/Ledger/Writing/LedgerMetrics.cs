using System.Diagnostics.Metrics;

namespace Allpay.Infrastructure.Ledger.Writing;

/// <summary>What the writer does, in numbers (meter <c>Allpay.Ledger</c>).</summary>
internal sealed class LedgerMetrics
{
    public const string MeterName = "Allpay.Ledger";

    // A commit takes a few milliseconds, a wait for the turn some more, and anything above a second is a fault.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    };

    private readonly Counter<long> _answers;
    private readonly Counter<long> _faults;
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _batchDuration;
    private readonly Histogram<double> _wait;
    private Func<int> _queued = () => 0;

    public LedgerMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        _answers = meter.CreateCounter<long>("allpay.ledger.answers", "{command}", "Commands answered, by outcome");
        _faults = meter.CreateCounter<long>("allpay.ledger.faults", "{fault}", "Batches tried again or split, by fault");
        _batchSize = meter.CreateHistogram<int>("allpay.ledger.batch.size", "{command}", "Commands in one transaction");
        _batchDuration = meter.CreateHistogram<double>(
            "allpay.ledger.batch.duration", "s", "From begin to commit, the wait for the turn included", advice: Seconds);
        _wait = meter.CreateHistogram<double>(
            "allpay.ledger.queue.wait", "s", "From queued to taken into a batch", advice: Seconds);
        meter.CreateObservableGauge("allpay.ledger.queue.length", () => _queued(), "{command}", "Commands that wait");
    }

    public void Queue(Func<int> length) => _queued = length;

    public void Waited(TimeSpan time) => _wait.Record(time.TotalSeconds);

    public void Committed(int commands, TimeSpan elapsed)
    {
        _batchSize.Record(commands);
        _batchDuration.Record(elapsed.TotalSeconds);
    }

    public void Answered(LedgerResult result) => _answers.Add(1, new KeyValuePair<string, object?>("outcome", result switch
    {
        LedgerResult.Refused refused => refused.Refusal.Code.ToString(),
        LedgerResult.Done { Replayed: true } => "Replayed",
        _ => "Done",
    }));

    public void Faulted(LedgerFault fault) => _faults.Add(1, new KeyValuePair<string, object?>("fault", fault.ToString()));
}
