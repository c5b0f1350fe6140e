using System.Diagnostics;
using System.Net;

namespace Allpay.EndToEndTests;

/// <summary>How the host starts and stops, as those see it who run it and who send it calls.</summary>
public sealed class ComingAndGoingTests(HostProcess host) : IClassFixture<HostProcess>
{
    private readonly AgentClient _agent = new(host);

    private string Holder => host.Sandbox.GetProperty("holders")[2].GetProperty("login").GetString()!;

    [Fact]
    public async Task Told_to_stop_it_is_not_ready_at_once_and_answers_until_the_drain_is_over()
    {
        await RestartAsync(("Drain__Seconds", "4"));
        var watch = Stopwatch.StartNew();
        var stopped = host.StopAsync();

        await HostProcess.EventuallyAsync("it is not ready", async () => await ReadyAsync() == HttpStatusCode.ServiceUnavailable);
        using (var answer = await _agent.PayByRestAsync(Holder, "2", Guid.NewGuid().ToString()))
        {
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            Assert.True(answer.Headers.ConnectionClose);
        }

        Assert.False(stopped.IsCompleted, "it did not wait");
        Assert.Equal(0, await stopped);
        Assert.True(watch.Elapsed >= TimeSpan.FromSeconds(4), $"it was gone after {watch.Elapsed}");
    }

    private async Task RestartAsync(params (string Name, string? Value)[] settings)
    {
        host.Settings.Clear();
        foreach (var (name, value) in settings) host.Settings[name] = value;
        await host.KillAsync();
        await host.StartAsync();
    }

    private async Task<HttpStatusCode> ReadyAsync()
    {
        using var answer = await host.Http.GetAsync("/health/ready");
        return answer.StatusCode;
    }
}
