using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Allpay.EndToEndTests;

/// <summary>What a host writes to its log: a line for each request, and nothing about a person.</summary>
[Collection(nameof(RestartedHost))]
public sealed class LogTests(HostProcess host)
{
    // The host's own words; all other fields of the sandbox's cast are people's.
    private static readonly string[] Names = ["Айгүл", "Сейітқали", "Ерланқызы", "Петров", "Dana", "Omarova"];

    private readonly AgentClient _agent = new(host);

    private JsonElement Holder => host.Sandbox.GetProperty("holders")[0];

    private string HolderName => Text(Holder, "login");

    [Theory]
    [InlineData("Information")]
    [InlineData("Debug")]
    public async Task A_whole_run_leaves_no_personal_number_in_the_log(string level)
    {
        await host.RestartAsync(("Logging__LogLevel__Default", level));
        var code = await RunAsync();
        await host.StopAsync();

        var log = await WholeLogAsync();
        Assert.Contains("\"RequestId\":\"journey-rest\"", log);
        Assert.Contains("\"RequestId\":\"journey-soap\"", log);
        Assert.DoesNotContain("this is a bug", log);
        var people = host.Sandbox.GetProperty("holders").EnumerateArray().Concat(host.Sandbox.GetProperty("agents").EnumerateArray());
        var secrets = people.SelectMany(party => new[] { Text(party, "login"), Text(party, "apiKey") })
            .Concat(Names).Concat(["900101300123", "850505400234", "990909500345", "770199", "sandbox-2026", code]);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, log));
    }

    [Fact]
    public async Task A_log_that_nobody_reads_holds_up_no_payment()
    {
        host.ReadsLog = false;
        await host.RestartAsync(("Logging__LogLevel__Default", "Information"), ("Logging__Console__MaxQueueLength", "50"));
        try
        {
            // A pipe takes 64 KiB and a line has some 500 bytes: it is full long before the end.
            for (var call = 0; call < 500; call++)
            {
                using var answer = await host.Http.GetAsync("/api/v1/accounts/balance");
                Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            }

            using var paid = await _agent.PayByRestAsync(HolderName, "2", Guid.NewGuid().ToString());
            Assert.Equal(HttpStatusCode.Created, paid.StatusCode);
        }
        finally
        {
            host.ReadsLog = true;
        }
    }

    /// <summary>Everything that has to do with people, once, well and badly; the one-time code that was used.</summary>
    private async Task<string> RunAsync()
    {
        await _agent.CallAsync("checkUserAndValidateCashIn", AgentClient.CheckUser(_agent.Login, HolderName));
        await _agent.CallAsync("createCashInPayment", AgentClient.CashIn(_agent.Login, HolderName, "10", Guid.NewGuid().ToString()));
        await _agent.CallAsync("createCashInPayment", AgentClient.CashIn(_agent.Login, "77019999999", "10", Guid.NewGuid().ToString()));
        await PostAsync("cash-ins", new { holder = HolderName, amount = "10", complete = true });
        await PostAsync("cash-ins", new { holder = "77019999999", amount = "10", complete = true });
        await PostAsync("holders/login", new { userName = HolderName, password = "sandbox-2026" });
        await PostAsync("holders/login", new { userName = HolderName, password = "77019999999" });
        await PostAsync("terminal-payments/services", new { holder = HolderName, amount = "100", service = "1001", account = HolderName });
        await GetAsync($"terminal-payments/services/check?holder={HolderName}&service=1001&account={HolderName}");
        await GetAsync($"holders/{HolderName}");
        await GetAsync("holders/77019999999/nothing?iin=900101300123");
        await _agent.SendAsync("<no>77019999999</no>");
        await RequestAsync(HttpMethod.Get, "/allpay-public-soap/cash-in-transaction-management/v1.1?wsdl", "journey-soap");
        await RequestAsync(HttpMethod.Get, "/api/v1/accounts/balance", "journey-rest");
        return await CashOutAsync();
    }

    private async Task<string> CashOutAsync()
    {
        using var made = await _agent.PostAsync("/api/v1/cash-out-codes", JsonContent.Create(new { }), null, "ru", Text(Holder, "apiKey"));
        var code = Text(await made.Content.ReadFromJsonAsync<JsonElement>(), "code");
        await PostAsync("cash-outs", new { holder = HolderName, amount = "10", code, complete = true });
        return code;
    }

    private async Task PostAsync(string path, object body)
    {
        using var answer = await _agent.PostAsync($"/api/v1/{path}", JsonContent.Create(body), Guid.NewGuid().ToString(), "ru");
        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
    }

    private Task GetAsync(string path) => RequestAsync(HttpMethod.Get, $"/api/v1/{path}", Guid.NewGuid().ToString());

    private async Task RequestAsync(HttpMethod method, string address, string id)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add("X-Api-Key", Text(host.Sandbox.GetProperty("agents")[0], "apiKey"));
        request.Headers.Add("X-Request-Id", id);
        using var answer = await host.Http.SendAsync(request);
        Assert.Equal(id, Assert.Single(answer.Headers.GetValues("X-Request-Id")));
    }

    private async Task<string> WholeLogAsync()
    {
        await HostProcess.EventuallyAsync("the last line is read", () => Task.FromResult(host.Log.Any(IsLast)));
        return string.Join('\n', host.Log);

        static bool IsLast(string line) => line.Contains("drained", StringComparison.Ordinal);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
