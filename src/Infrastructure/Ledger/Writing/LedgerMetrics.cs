using System.Diagnostics.Metrics;

namespace Allpay.Infrastructure.Ledger.Writing;

/// <summary>What the writer does, in numbers (meter <c>Allpay.Ledger</c>).</summary>
internal sealed class LedgerMetrics
{
    public const string MeterName = "Allpay.Ledger";

    private readonly Counter<long> _answers;
    private readonly Counter<long> _faults;
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _batchDuration;

    public LedgerMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        _answers = meter.CreateCounter<long>("allpay.ledger.answers", "{command}", "Commands answered, by outcome");
        _faults = meter.CreateCounter<long>("allpay.ledger.faults", "{fault}", "Batches tried again or split, by fault");
        _batchSize = meter.CreateHistogram<int>("allpay.ledger.batch.size", "{command}", "Commands in one transaction");
        _batchDuration = meter.CreateHistogram<double>("allpay.ledger.batch.duration", "s", "From begin to commit");
    }

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
