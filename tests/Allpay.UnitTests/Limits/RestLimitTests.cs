using System.Net;
using System.Text.Json;
using Allpay.UnitTests.Doubles;
using Allpay.UnitTests.Rest;

namespace Allpay.UnitTests.Limits;

/// <summary>Floods over HTTP: each is stopped, and stops nobody else.</summary>
public sealed class RestLimitTests : IAsyncDisposable
{
    private const string Holder = "/api/v1/holders/77011234567";
    private const string Served = "/api/v1/payments/999";
    private readonly DoorHost _host = new();

    [Fact]
    public async Task A_caller_over_its_rate_is_told_when_to_come_and_others_are_served()
    {
        Set("CallsPerMinute", 5);
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Served, ListedKeys.AgentKey)).StatusCode);
        await AssertRefusedAsync(await GetAsync(Served, ListedKeys.AgentKey));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Served, ListedKeys.OtherAgentKey)).StatusCode);
    }

    [Fact]
    public async Task Every_answer_under_a_limit_says_what_is_left()
    {
        Set("CallsPerMinute", 60);
        Set("LookUpsPerMinute", 20);
        var answer = await GetAsync(Holder, ListedKeys.AgentKey);
        Assert.Equal("\"call\";q=60;w=60, \"lookup\";q=20;w=60", Header(answer, "RateLimit-Policy"));
        Assert.Equal("\"call\";r=59;t=1, \"lookup\";r=19;t=3", Header(answer, "RateLimit"));
    }

    [Theory]
    [InlineData("LookUpsPerMinute", Holder)]
    [InlineData("LookUpsPerMinute", "/api/v1/cash-ins/check?holder=77011234567")]
    [InlineData("ChecksPerMinute", "/api/v1/cash-outs/check?holder=77011234567&amount=1&code=123456")]
    [InlineData("ChecksPerMinute", "/api/v1/terminal-payments/goods/check")]
    [InlineData("ChecksPerMinute", "/api/v1/terminal-payments/services/check")]
    [InlineData("ChecksPerMinute", "/api/v1/terminal-payments/vostokplat/check")]
    public async Task Questions_have_a_stricter_rate_of_their_own(string setting, string path)
    {
        Set(setting, 2);
        for (var i = 0; i < 2; i++) Assert.NotEqual(HttpStatusCode.TooManyRequests, (await GetAsync(path, ListedKeys.AgentKey)).StatusCode);
        await AssertRefusedAsync(await GetAsync(path, ListedKeys.AgentKey));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Served, ListedKeys.AgentKey)).StatusCode);
    }

    [Fact]
    public async Task Invented_keys_from_one_address_are_not_even_looked_up_and_other_addresses_are_served()
    {
        Set("StrangerCallsPerMinute", 3);
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(Served, $"no-{i}", "198.51.100.7")).StatusCode);
        await AssertRefusedAsync(await GetAsync(Served, "no-3", "198.51.100.7"));
        await AssertRefusedAsync(await GetAsync(Served, ListedKeys.AgentKey, "198.51.100.7"));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Served, ListedKeys.AgentKey, "198.51.100.8")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/health/live", null, "198.51.100.7")).StatusCode);
    }

    [Fact]
    public async Task A_stranger_at_a_partners_address_does_not_keep_the_partner_out()
    {
        Set("StrangerCallsPerMinute", 3);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Served, ListedKeys.AgentKey)).StatusCode);
        for (var i = 0; i < 3; i++) await GetAsync(Served, "no");
        await AssertRefusedAsync(await GetAsync(Served, "no"));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Served, ListedKeys.AgentKey)).StatusCode);
    }

    [Fact]
    public async Task An_ipv6_network_counts_as_one_address()
    {
        Set("StrangerCallsPerMinute", 3);
        for (var i = 0; i < 3; i++) await GetAsync(Served, null, $"2001:db8:1:2::{i}");
        await AssertRefusedAsync(await GetAsync(Served, null, "2001:db8:1:2:ffff::1"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(Served, null, "2001:db8:1:3::1")).StatusCode);
    }

    [Fact]
    public async Task Log_ins_are_counted_by_address_whoever_asks()
    {
        Set("LogInsPerMinute", 2);
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.BadRequest, (await LogInAsync(null)).StatusCode);
        await AssertRefusedAsync(await LogInAsync(null));
        await AssertRefusedAsync(await LogInAsync(ListedKeys.HolderKey));
    }

    [Fact]
    public async Task One_caller_does_not_take_all_places()
    {
        Set("InWorkPerCallerMax", 2);
        Set("InWorkMax", 3);
        var gate = new TaskCompletionSource();
        _host.Ledger.Opened = gate.Task;
        var slow = Enumerable.Range(0, 2).Select(i => PayAsync(ListedKeys.AgentKey, $"slow-{i}")).ToList();
        await WaitUntilAsync(() => _host.Ledger.Waiting == 2);
        await AssertRefusedAsync(await PayAsync(ListedKeys.AgentKey, "slow-2"));

        slow.Add(PayAsync(ListedKeys.OtherAgentKey, "other"));
        await WaitUntilAsync(() => _host.Ledger.Waiting == 3);
        var full = await GetAsync(Served, ListedKeys.HolderKey);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "service.unavailable"), (full.StatusCode, await CodeOf(full)));
        Assert.NotNull(full.Headers.RetryAfter);

        gate.SetResult();
        Assert.All(await Task.WhenAll(slow), answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Served, ListedKeys.AgentKey)).StatusCode);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private void Set(string limit, int value) => _host.Settings[$"RateLimits:{limit}"] = $"{value}";

    private HttpClient Client()
    {
        // A real port, and a proxy on this machine that says who has called.
        if (_host.Settings.TryAdd("Drain:Seconds", "0")) _host.UseKestrel(0);
        return _host.CreateClient();
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? key, string? from = null) =>
        await SendAsync(new HttpRequestMessage(HttpMethod.Get, path), key, from);

    private Task<HttpResponseMessage> LogInAsync(string? key) => SendAsync(
        new HttpRequestMessage(HttpMethod.Post, "/api/v1/holders/login") { Content = JsonOf("{}") }, key, null);

    private Task<HttpResponseMessage> PayAsync(string key, string reference)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cash-ins")
        {
            Content = JsonOf("""{"holder":"77011234567","amount":"1500.00"}"""),
        };
        request.Headers.Add("Idempotency-Key", reference);
        return SendAsync(request, key, null);
    }

    private static StringContent JsonOf(string body) => new(body, null, "application/json");

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? key, string? from)
    {
        using (request)
        {
            if (key is not null) request.Headers.Add("X-Api-Key", key);
            if (from is not null) request.Headers.Add("X-Forwarded-For", from);
            using var client = Client();
            return await client.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage answer)
    {
        Assert.Equal((HttpStatusCode.TooManyRequests, "request.rate_limited"), (answer.StatusCode, await CodeOf(answer)));
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    private static async Task<string?> CodeOf(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return JsonDocument.Parse(body).RootElement.GetProperty("code").GetString();
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));

    private static async Task WaitUntilAsync(Func<bool> isSo)
    {
        for (var i = 0; i < 500 && !isSo(); i++) await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.True(isSo());
    }
}
