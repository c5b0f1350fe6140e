using System.Diagnostics.Metrics;

namespace Allpay.Features.TerminalPay.Providers;

/// <summary>What providers answer and how long they take (meter <c>Allpay.Providers</c>). A histogram counts as well.</summary>
internal sealed class ProviderMetrics
{
    public const string MeterName = "Allpay.Providers";

    // A provider answers in some tens of milliseconds, a slow one in seconds; after the time-out nothing is waited for.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    };

    private readonly Histogram<double> _duration;
    private readonly TimeProvider _clock;

    public ProviderMetrics(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        _duration = meters.Create(MeterName).CreateHistogram<double>(
            "allpay.provider.duration", "s", "Calls to providers, by provider, call and outcome", advice: Seconds);
    }

    public long Start() => _clock.GetTimestamp();

    public void Ended(long start, string provider, string call, string outcome) => _duration.Record(
        _clock.GetElapsedTime(start).TotalSeconds,
        new KeyValuePair<string, object?>("provider", provider),
        new KeyValuePair<string, object?>("call", call),
        new KeyValuePair<string, object?>("outcome", outcome));
}
