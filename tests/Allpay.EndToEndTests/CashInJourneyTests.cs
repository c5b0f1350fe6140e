using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using StackExchange.Redis;

namespace Allpay.EndToEndTests;

/// <summary>A cash-in through every door.</summary>
[Collection(nameof(SharedHost))]
public sealed class CashInJourneyTests(HostProcess host)
{
    private readonly AgentClient _agent = new(host);

    private JsonElement Holder => host.Sandbox.GetProperty("holders")[0];

    private string HolderName => Holder.GetProperty("login").GetString()!;

    [Theory]
    [InlineData("createCashInPayment", "ru", "Успешно")]
    [InlineData("createCashInPaymentAvtobys", "kk", "Сәтті")]
    public async Task A_signed_cash_in_is_pending_then_completed_and_stays_so(string operation, string lang, string words)
    {
        var before = await BalanceAsync();
        var request = AgentClient.CashIn(_agent.Login, HolderName, "100.00", $"{{{Guid.NewGuid()}}}", lang);

        var answers = new List<SoapAnswer>();
        for (var i = 0; i < 4; i++) answers.Add(await _agent.CallAsync(operation, request));

        Assert.Equal(["PENDING", "COMPLETED", "COMPLETED", "COMPLETED"], answers.Select(answer => answer.PaymentStatus));
        Assert.All(answers, answer => Assert.Equal((words, "0"), (answer["userMessage"], answer["status"])));
        Assert.Equal(before + 98.50m, await BalanceAsync());
        Assert.Equal(before + 98.50m, await BalanceInRedisAsync());
        Assert.Contains("The books are right.", await host.VerbAsync("books"));
    }

    [Fact]
    public async Task The_other_operations_answer()
    {
        Assert.Equal("Сәлем <&>", (await _agent.CallAsync("echo", "<Echo>Сәлем &lt;&amp;&gt;</Echo>"))["return"]);
        foreach (var operation in new[] { "checkUser", "checkUserAndValidateCashIn" })
        {
            var answer = await _agent.CallAsync(operation, AgentClient.CheckUser(_agent.Login, HolderName));
            Assert.Equal((HttpStatusCode.OK, "true"), (answer.Status, answer["identified"]));
        }
    }

    [Fact]
    public async Task One_reference_through_both_doors_is_one_payment()
    {
        var (before, key) = (await BalanceAsync(), Guid.NewGuid().ToString());
        using var first = await _agent.PayByRestAsync(HolderName, "100", key);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);

        var second = await _agent.CallAsync("createCashInPayment", AgentClient.CashIn(_agent.Login, HolderName, "100.00", key));
        using var third = await _agent.PayByRestAsync(HolderName, "100.00", key);

        Assert.EndsWith("DuplicateReferenceException", second["developerMessage"]);
        Assert.Equal("true", third.Headers.GetValues("Idempotent-Replayed").Single());
        Assert.Equal(before + 98.50m, await BalanceAsync());
    }

    private async Task<decimal> BalanceAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/accounts/balance");
        request.Headers.Add("X-Api-Key", Holder.GetProperty("apiKey").GetString());
        using var response = await host.Http.SendAsync(request);
        var balance = await response.Content.ReadFromJsonAsync<JsonElement>();
        return decimal.Parse(balance.GetProperty("available").GetString()!);
    }

    private async Task<decimal> BalanceInRedisAsync()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(host.RedisConnection);
        var key = $"allpay:balance:{Holder.GetProperty("accountId").GetInt64()}";
        var available = await redis.GetDatabase().HashGetAsync(key, "available");
        Assert.False(available.IsNull, $"Redis has no {key}");
        return (long)available / 100m;
    }
}
