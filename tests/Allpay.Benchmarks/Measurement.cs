using System.Globalization;

namespace Allpay.Benchmarks;

/// <summary>One run: how many were done in how long, and how long each took.</summary>
internal sealed record Measurement(int Done, TimeSpan Elapsed, TimeSpan P50, TimeSpan P99, TimeSpan Most)
{
    public double Rate => Done / Elapsed.TotalSeconds;

    public static Measurement Of(List<double> milliseconds, TimeSpan elapsed)
    {
        milliseconds.Sort();
        return new Measurement(milliseconds.Count, elapsed, At(milliseconds, 0.50), At(milliseconds, 0.99), At(milliseconds, 1));
    }

    /// <summary>The run in the middle by rate.</summary>
    public static Measurement Median(IEnumerable<Measurement> runs)
    {
        var sorted = runs.OrderBy(run => run.Rate).ToList();
        return sorted[sorted.Count / 2];
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Rate,9:N0}/s   p50 {P50.TotalMilliseconds,7:N1} ms   p99 {P99.TotalMilliseconds,8:N1} ms");

    private static TimeSpan At(List<double> sorted, double share) =>
        sorted.Count == 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(sorted[(int)(share * (sorted.Count - 1))]);
}
