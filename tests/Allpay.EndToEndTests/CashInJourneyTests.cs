using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using StackExchange.Redis;

namespace Allpay.EndToEndTests;

/// <summary>A cash-in through every door, and every bad one turned away.</summary>
public sealed class CashInJourneyTests(HostProcess host) : IClassFixture<HostProcess>
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

        Assert.Equal("COMPLETED", second.PaymentStatus);
        Assert.Equal("true", third.Headers.GetValues("Idempotent-Replayed").Single());
        Assert.Equal(before + 98.50m, await BalanceAsync());
    }

    public static TheoryData<string, string, string> BadRest => new()
    {
        { "-5", "request.invalid", "amount" }, { "0", "request.invalid", "amount" }, { "1.001", "request.invalid", "amount" },
        { "1e3", "request.invalid", "amount" }, { "99999999999999999999999999999999999999", "request.invalid", "amount" },
        { "", "request.invalid", "amount" }, { "2000000", "limit.per_payment", "1000000.00" },
    };

    [Theory]
    [MemberData(nameof(BadRest))]
    public async Task Bad_input_over_rest_is_refused_by_name_and_moves_nothing(string amount, string code, string names)
    {
        var before = await TotalsAsync();

        using var response = await _agent.PayByRestAsync(HolderName, amount, Guid.NewGuid().ToString());

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((code, "application/problem+json"),
            (problem.GetProperty("code").GetString(), response.Content.Headers.ContentType!.MediaType));
        Assert.Contains(names, problem.GetProperty("detail").GetString());
        Assert.DoesNotContain("   at ", problem.ToString());
        Assert.Equal(before, await TotalsAsync());
    }

    public static TheoryData<string, string, string, string> BadSoap => new()
    {
        { "77011234567", "-1", "guid", "amount" }, { "77011234567", "1.001", "guid", "amount" },
        { "77011234567", "", "guid", "amount" }, { "77011234567", "x", "guid", "amount" },
        { "no-such-holder", "1", "guid", "no-such-holder" }, { "", "1", "guid", "toUserName" },
        { "77011234567", "1", "", "GUID" }, { "77011234567", "1", new string('g', 129), "GUID" },
        { "77011234570", "150000", "guid", "100000.00" },
    };

    [Theory]
    [MemberData(nameof(BadSoap))]
    public async Task Bad_input_over_soap_is_a_fault_by_name_and_moves_nothing(string holder, string amount, string guid, string names)
    {
        var before = await TotalsAsync();

        var fault = await _agent.CallAsync("createCashInPayment", AgentClient.CashIn(_agent.Login, holder, amount, guid));

        Assert.Equal((HttpStatusCode.InternalServerError, "soap:Client"), (fault.Status, fault["faultcode"]));
        Assert.Contains(names, fault["faultstring"]);
        Assert.Equal(fault["faultstring"], fault["userMessage"]);
        Assert.Equal(before, await TotalsAsync());
    }

    [Fact]
    public async Task Whoever_is_not_the_agent_is_turned_away()
    {
        var before = await TotalsAsync();
        var good = AgentClient.CashIn(_agent.Login, HolderName, "1", Guid.NewGuid().ToString());
        var foreign = host.Sandbox.GetProperty("agents")[1].GetProperty("privateKeyFile").GetString();
        var tooLarge = AgentClient.CashIn(_agent.Login, HolderName, "1", new string('x', 400_000));
        var doctype = "<!DOCTYPE a [<!ENTITY e \"x\">]><S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"/>";

        SoapAnswer[] faults =
        [
            await _agent.CallAsync("createCashInPayment", good, keyFile: foreign),
            await _agent.CallAsync("createCashInPayment", good, certificate: 987654),
            await _agent.CallAsync("createCashInPayment", AgentClient.CashIn("77010000002", HolderName, "1", "other")),
            await _agent.CallAsync("createCashInPayment", AgentClient.CashIn(_agent.Login, HolderName, "1", "lang", lang: "xx")),
            await _agent.CallAsync("createCashInPayment", tooLarge),
            await _agent.SendAsync(doctype),
            await _agent.SendAsync("<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body/></S:Envelope>"),
        ];

        Assert.All(faults, fault => Assert.Equal(HttpStatusCode.InternalServerError, fault.Status));
        Assert.All(faults, fault => Assert.DoesNotContain("   at ", fault.Document.OuterXml));
        Assert.Equal(before, await TotalsAsync());
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

    private Task<string> TotalsAsync() => host.AskBooksAsync<string>(
        "select string_agg(id || ':' || version, ',' order by id) from ledger.account");
}
