using System.Diagnostics;
using System.Globalization;

namespace Allpay.EndToEndTests.Chaos.Site;

internal static class Signal
{
    public static async Task SendAsync(string name, Process process)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
