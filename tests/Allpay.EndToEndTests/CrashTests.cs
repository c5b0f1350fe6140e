using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using StackExchange.Redis;

namespace Allpay.EndToEndTests;

/// <summary>Processes are killed under load; agents repeat what was not answered. Every answered payment is there once.</summary>
public sealed class CrashTests(HostProcess host) : IClassFixture<HostProcess>
{
    private const int Clients = 16;

    // Of 2 tenge the holder pays the least commission there is, 1 tenge.
    private const decimal Credited = 1;

    private readonly AgentClient _agent = new(host);
    private readonly ConcurrentBag<string> _answered = [];

    private string Holder => host.Sandbox.GetProperty("holders")[2].GetProperty("login").GetString()!;

    [Fact]
    public Task The_host_is_killed() => UnderLoadAsync(async () =>
    {
        for (var kill = 0; kill < 2; kill++)
        {
            await PaidAsync(50);
            await host.KillAsync();
            await host.StartAsync();
        }
    });

    [Fact]
    public Task PostgreSQL_is_killed() => UnderLoadAsync(async () =>
    {
        await PaidAsync(50);
        await host.Postgres.KillAsync();
        // A session that outlives its server for a moment may still take a call.
        await HostProcess.EventuallyAsync("the database is away", async () =>
        {
            using var answer = await _agent.PayByRestAsync(Holder, "2", Guid.NewGuid().ToString());
            return answer.StatusCode == HttpStatusCode.ServiceUnavailable;
        });
        using (var refused = await _agent.PayByRestAsync(Holder, "2", Guid.NewGuid().ToString()))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal("service.unavailable", problem.GetProperty("code").GetString());
        }

        var fault = await CashInBySoapAsync(Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.InternalServerError, fault.Status);
        Assert.EndsWith("ServiceUnavailableException", fault["developerMessage"]);
        await host.Postgres.StartAsync();
    });

    [Fact]
    public Task Redis_is_killed() => UnderLoadAsync(async () =>
    {
        await PaidAsync(50);
        await host.KillRedisAsync();
        await PaidAsync(50);
        Assert.Equal("ledger", (await BalanceAsync()).GetProperty("source").GetString());
        host.StartRedis();
        await HostProcess.EventuallyAsync("balances come from Redis again", IsFromRedisAsync);
    });

    [Fact]
    public Task The_host_is_told_to_stop() => UnderLoadAsync(async () =>
    {
        await PaidAsync(50);
        Assert.Equal(0, await host.StopAsync());
        await host.StartAsync();
    });

    private async Task UnderLoadAsync(Func<Task> trouble)
    {
        using var stop = new CancellationTokenSource();
        var (before, wallet) = (await CompletedAsync(), await AvailableAsync());
        var clients = Enumerable.Range(0, Clients)
            .Select(client => Task.Run(() => PayAsync(client % 2 == 0, stop.Token))).ToList();
        await trouble();
        await PaidAsync(50);
        await stop.CancelAsync();
        await Task.WhenAll(clients);

        Assert.Equal(_answered.Count, _answered.Distinct().Count());
        Assert.Equal(before + _answered.Count, await CompletedAsync());
        var references = string.Join(',', _answered.Select(reference => $"'{reference}'"));
        Assert.Equal((long)_answered.Count, await host.AskBooksAsync<long>(
            $"select count(*) from ledger.payment where status = 2 and reference in ({references})"));
        Assert.Equal(wallet + (_answered.Count * Credited), await AvailableAsync());
        await HostProcess.EventuallyAsync("Redis agrees", async () => await InRedisAsync() == await AvailableAsync());
        Assert.Contains("The books are right.", await host.VerbAsync("books"));
    }

    private async Task PayAsync(bool byRest, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var reference = Guid.NewGuid().ToString();
            while (!await IsCompletedAsync(byRest, reference)) { }
            _answered.Add(reference);
        }
    }

    private async Task<bool> IsCompletedAsync(bool byRest, string reference)
    {
        try
        {
            if (!byRest) return (await CashInBySoapAsync(reference)).PaymentStatus == "COMPLETED";
            using var response = await _agent.PayByRestAsync(Holder, "2", reference);
            return response.IsSuccessStatusCode
                && (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString() == "completed";
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException)
        {
            await Task.Delay(50, CancellationToken.None);
            return false;
        }
    }

    private Task<SoapAnswer> CashInBySoapAsync(string reference) =>
        _agent.CallAsync("createCashInPayment", AgentClient.CashIn(_agent.Login, Holder, "2", reference));

    // Until so many more were paid: the load is on, whatever the machine's speed.
    private Task PaidAsync(int more)
    {
        var goal = _answered.Count + more;
        return HostProcess.EventuallyAsync("payments go on", () => Task.FromResult(_answered.Count >= goal));
    }

    private Task<long> CompletedAsync() =>
        host.AskBooksAsync<long>("select count(*) from ledger.payment where status = 2 and kind = 10");

    private async Task<bool> IsFromRedisAsync() => (await BalanceAsync()).GetProperty("source").GetString() == "readStore";

    private async Task<decimal> AvailableAsync() =>
        decimal.Parse((await BalanceAsync()).GetProperty("available").GetString()!);

    /// <summary>The holder's key as Redis has it; null while it has none.</summary>
    private async Task<decimal?> InRedisAsync()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(host.RedisConnection);
        var account = host.Sandbox.GetProperty("holders")[2].GetProperty("accountId").GetInt64();
        var available = await redis.GetDatabase().HashGetAsync($"allpay:balance:{account}", "available");
        return available.IsNull ? null : (long)available / 100m;
    }

    private async Task<JsonElement> BalanceAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/accounts/balance");
        request.Headers.Add("X-Api-Key", host.Sandbox.GetProperty("holders")[2].GetProperty("apiKey").GetString());
        using var response = await host.Http.SendAsync(request);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
