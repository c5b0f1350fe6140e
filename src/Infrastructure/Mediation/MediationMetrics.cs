using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Allpay.Infrastructure.Mediation;

/// <summary>
/// What the pipeline tells about itself: a span, a count and a duration for each request, by type and outcome code.
/// </summary>
public sealed class MediationMetrics
{
    public const string SourceName = "Allpay.Mediation";
    public const string DoneCode = "done";
    public const string FailedCode = "failed";

    // A look-up takes a millisecond, a commit some, and anything above a second is a fault.
    private static readonly InstrumentAdvice<double> Buckets = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    };

    private readonly Histogram<double> _duration;

    public MediationMetrics(IMeterFactory meters) => _duration = meters.Create(SourceName).CreateHistogram<double>(
        "allpay.mediation.duration", "s", "How long use cases take, by request and outcome code.", advice: Buckets);

    public static ActivitySource Source { get; } = new(SourceName);

    // A histogram counts as well, so there is no counter beside it.
    public void Record(string request, string outcome, TimeSpan elapsed) => _duration.Record(
        elapsed.TotalSeconds,
        new KeyValuePair<string, object?>("request", request),
        new KeyValuePair<string, object?>("outcome", outcome));
}
