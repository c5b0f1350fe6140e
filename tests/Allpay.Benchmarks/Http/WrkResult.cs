using System.Globalization;

namespace Allpay.Benchmarks.Http;

/// <summary>What wrk's script reports at the end: requests, microseconds, p50 and p99 in microseconds, errors.</summary>
internal sealed record WrkResult(long Requests, double Seconds, double P50Milliseconds, double P99Milliseconds, long Errors)
{
    public static WrkResult Read(string output)
    {
        var line = output.Split('\n').Last(text => text.StartsWith("RESULT ", StringComparison.Ordinal));
        var numbers = line.Split(' ').Skip(1).Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new WrkResult(numbers[0], numbers[1] / 1e6, numbers[2] / 1e3, numbers[3] / 1e3, numbers[4]);
    }
}
