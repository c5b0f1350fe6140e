using System.Diagnostics;
using System.Net;
using Allpay.IntegrationTests.Infrastructure;

namespace Allpay.EndToEndTests;

/// <summary>How the host starts and stops, as those see it who run it and who send it calls.</summary>
[Collection(nameof(RestartedHost))]
public sealed class ComingAndGoingTests(HostProcess host)
{
    private readonly AgentClient _agent = new(host);

    private string Holder => host.Sandbox.GetProperty("holders")[2].GetProperty("login").GetString()!;

    [Fact]
    public async Task Told_to_stop_it_is_not_ready_at_once_and_answers_until_the_drain_is_over()
    {
        await host.RestartAsync(("Drain__Seconds", "4"));
        var watch = Stopwatch.StartNew();
        var stopped = host.StopAsync();

        await HostProcess.EventuallyAsync("it is not ready", async () => await ReadyAsync() == HttpStatusCode.ServiceUnavailable);
        using (var answer = await host.Management.GetAsync("/health/ready"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("stopping", await answer.Content.ReadAsStringAsync());
        }

        using (var answer = await _agent.PayByRestAsync(Holder, "2", Guid.NewGuid().ToString()))
        {
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            Assert.True(answer.Headers.ConnectionClose);
        }

        Assert.False(stopped.IsCompleted, "it did not wait");
        Assert.Equal(0, await stopped);
        Assert.True(watch.Elapsed >= TimeSpan.FromSeconds(4), $"it was gone after {watch.Elapsed}");
    }

    [Theory]
    [InlineData("ConnectionStrings__Ledger", "", "ConnectionStrings:Ledger")]
    [InlineData("ConnectionStrings__Ledger", "s3cret", "ConnectionStrings:Ledger")]
    [InlineData("ConnectionStrings__Ledger", "Hots=s3cret", "ConnectionStrings:Ledger")]
    [InlineData("ConnectionStrings__Redis", "", "ConnectionStrings:Redis")]
    [InlineData("ConnectionStrings__Redis", "127.0.0.1:1,s3cret=x", "ConnectionStrings:Redis")]
    [InlineData("Ledger__QueuMax", "10", "Ledger:QueuMax is no setting. In Ledger there are: AnswerWithin, BatchMax")]
    [InlineData("Drain__Second", "10", "Drain:Second")]
    [InlineData("Ledger__QueueMax", "many", "Ledger:QueueMax")]
    [InlineData("Ledger__QueueMax", "0", "Ledger:QueueMax")]
    [InlineData("AgentSoap__SigningKeyFile", "/nowhere", "AgentSoap:SigningKeyFile")]
    [InlineData("OneTimeCodes__KeyFile", "/tmp", "OneTimeCodes:KeyFile")]
    [InlineData("Proxies__Networks__0", "10.0.0", "Proxies:Networks")]
    [InlineData("PathBase", "api", "PathBase")]
    [InlineData("Management__Url", "nonsense", "Management:Url")]
    [InlineData("Management__Url", "https://127.0.0.1:9464", "Management:Url")]
    [InlineData("Management__Url", "http://127.0.0.1:0", "Management:Url")]
    [InlineData("Management__Url", "http://127.0.0.1:9464/x", "Management:Url")]
    [InlineData("Management__Uri", "http://127.0.0.1:9464", "Management:Uri is no setting")]
    [InlineData("ASPNETCORE_URLS", "nonsense", "ASPNETCORE_URLS")]
    [InlineData("ASPNETCORE_URLS", null, "address already in use")]
    public async Task A_wrong_setting_is_named_in_a_sentence(string setting, string? value, string words)
    {
        // Null: the address of the host that runs, which another test may have ended.
        if (value is null) await host.RestartAsync();
        var (exitCode, said) = await host.TryAsync(null, (setting, value ?? host.Http.BaseAddress!.ToString()));

        Assert.Equal(2, exitCode);
        Assert.Contains(words, said);
        Assert.Single(said.TrimEnd().Split('\n'));
        Assert.DoesNotContain("s3cret", said);
    }

    [Fact]
    public async Task A_management_address_that_is_taken_or_the_callers_own_is_named_in_a_sentence()
    {
        await host.RestartAsync();
        var (exitCode, said) = await host.TryAsync(null, ("ASPNETCORE_URLS", $"http://127.0.0.1:{PrivatePostgres.FreePort()}"));
        Assert.Equal(2, exitCode);
        Assert.Contains($"Management:Url: Failed to bind to address {host.Management.BaseAddress!.ToString().TrimEnd('/')}", said);

        (exitCode, said) = await host.TryAsync(null, ("Management__Url", host.Http.BaseAddress!.ToString()));
        Assert.Equal(2, exitCode);
        Assert.StartsWith("Management:Url", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verb_says_what_is_wrong_with_its_database()
    {
        var (exitCode, said) = await host.TryAsync("books", ("ConnectionStrings__Ledger", "Host=127.0.0.1;Port=1;Username=x;Database=x"));
        Assert.Equal(2, exitCode);
        Assert.Contains("PostgreSQL", said);
        Assert.Single(said.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_sandbox_is_seeded_again_and_a_database_in_use_is_not()
    {
        await host.VerbAsync("seed-sandbox");
        await using var unmark = host.Books.CreateCommand("delete from sandbox.mark");
        Assert.Equal(1, await unmark.ExecuteNonQueryAsync());
        var (exitCode, said) = await host.TryAsync("seed-sandbox");
        await using var mark = host.Books.CreateCommand("insert into sandbox.mark (marked_at) values (now())");
        await mark.ExecuteNonQueryAsync();
        Assert.Equal(2, exitCode);
        Assert.StartsWith("ConnectionStrings:Ledger names a database that is in use and is no sandbox", said, StringComparison.Ordinal);
        Assert.Single(said.TrimEnd().Split('\n'));
    }

    private async Task<HttpStatusCode> ReadyAsync()
    {
        using var answer = await host.Http.GetAsync("/health/ready");
        return answer.StatusCode;
    }
}
