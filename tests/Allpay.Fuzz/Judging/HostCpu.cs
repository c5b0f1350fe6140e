using System.Globalization;

namespace Allpay.Fuzz.Judging;

/// <summary>The host's processor time so far, user and system, in ticks of 10 ms.</summary>
internal static class HostCpu
{
    private static readonly string? Pid = Environment.GetEnvironmentVariable("ALLPAY_FUZZ_HOST_PID");

    public static TimeSpan Now()
    {
        if (Pid is null) return TimeSpan.Zero;
        var stat = File.ReadAllText($"/proc/{Pid}/stat");
        // Fields 14 and 15, counted behind the name.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromMilliseconds(ticks * 10);
    }
}
