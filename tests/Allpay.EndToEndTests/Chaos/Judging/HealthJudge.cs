using System.Diagnostics;
using System.Text.Json;
using Allpay.EndToEndTests.Chaos.Site;

namespace Allpay.EndToEndTests.Chaos.Judging;

/// <summary>Asks each host whether it is whole, its jobs and its Redis too: ready it is with less.</summary>
internal sealed class HealthJudge(ChaosSite site, Findings findings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task JudgeAsync()
    {
        foreach (var host in site.Hosts)
        {
            if (await SicknessAsync(host) is { } sickness)
                findings.Add(Promise.HostsAreWell, $"{host.Target} is not well after a minute of peace: {sickness}");
        }
    }

    /// <summary>What the host says is wrong with it, for as long as it is waited for; null when nothing is.</summary>
    public static async Task<string?> SicknessAsync(HostNode host)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var answer = await AskAsync(host);
            if (answer is null || watch.Elapsed > Patience) return answer;
            await Task.Delay(200);
        }
    }

    private static async Task<string?> AskAsync(HostNode host)
    {
        try
        {
            var answer = await host.Management.GetStringAsync(new Uri("/health/ready", UriKind.Relative));
            return JsonDocument.Parse(answer).RootElement.GetProperty("status").GetString() == "Healthy" ? null : answer;
        }
        catch (HttpRequestException error)
        {
            return error.Message;
        }
    }
}
