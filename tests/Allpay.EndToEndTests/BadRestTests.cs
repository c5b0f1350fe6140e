using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Allpay.EndToEndTests;

/// <summary>What REST turns away: by code, in the caller's words, and without moving anything.</summary>
[Collection(nameof(SharedHost))]
public sealed class BadRestTests(HostProcess host)
{
    private const string Good = """{"holder":"77011234567","amount":"100"}""";

    private readonly AgentClient _agent = new(host);

    public static TheoryData<string, string, string> BadAmounts => new()
    {
        { "null", "en", "amount: is required" }, { "\"\"", "ru", "amount: обязательное поле" },
        { "\"x\"", "kk", "amount: 100.00 түріндегі сан болуы керек" }, { "1e3", "en", "amount: must be a plain decimal" },
        { "-5", "en", "amount: must be above zero" }, { "\"0.00\"", "ru", "amount: должно быть больше нуля" },
        { "1.001", "kk", "amount: нүктеден кейін екі таңбадан аспауы керек" }, { "true", "en", "amount: is malformed" },
        { "99999999999999999999999999999999999999", "en", "amount: is larger than" },
    };

    [Theory]
    [MemberData(nameof(BadAmounts))]
    public Task A_bad_amount_is_named(string amount, string language, string words) => MustBeRefusedAsync(
        $$"""{"holder":"77011234567","amount":{{amount}}}""", language, 400, "request.invalid", words);

    public static TheoryData<string, string, int, string, string> BadBodies => new()
    {
        { """{"holder":"77011234567"}""", "en", 400, "request.invalid", "amount: is required" },
        { """{"amount":"100"}""", "kk", 400, "request.invalid", "holder: міндетті өріс" },
        { """{"holder":5,"amount":"100"}""", "en", 400, "request.invalid", "holder: is malformed" },
        { "{", "ru", 400, "request.invalid", "недопустимый JSON" },
        { $"{{\"holder\":{new string('[', 500)}", "en", 400, "request.invalid", "holder" },
        { """{"holder":"70000000000","amount":"100"}""", "kk", 422, "holder.unknown", "70000000000 пайдаланушысы табылмады" },
        { """{"holder":"77011234570","amount":"150000"}""", "en", 422, "limit.per_payment", "more than one payment of this wallet" },
        { """{"holder":"77011234567","amount":"2000000"}""", "ru", 422, "limit.per_payment", "больше допустимой для одного платежа" },
        { """{"amount":""}""", "xx", 400, "request.invalid", "The request is not valid: holder: is required" },
        { $"{{\"holder\":\"{new string('7', 100_000)}\"}}", "en", 413, "request.body_too_large", "65536" },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public Task A_bad_body_is_refused(string body, string language, int status, string code, string words) =>
        MustBeRefusedAsync(body, language, status, code, words);

    [Theory]
    [InlineData(null)]
    [InlineData("129")]
    public async Task A_key_is_required_and_has_its_length(string? length)
    {
        var key = length is null ? null : new string('k', int.Parse(length));
        await MustBeRefusedAsync(Good, "en", 400, "idempotency.key_required", "Idempotency-Key", () => key);
    }

    [Fact]
    public async Task Whoever_is_no_agent_is_turned_away()
    {
        var holder = host.Sandbox.GetProperty("holders")[0].GetProperty("apiKey").GetString();
        await MustBeRefusedAsync(Good, "en", 401, "caller.unauthenticated", "API key", apiKey: "");
        await MustBeRefusedAsync(Good, "kk", 401, "caller.unauthenticated", "API кілті", apiKey: "no-such-key");
        await MustBeRefusedAsync(Good, "ru", 403, "caller.forbidden", "не разрешено", apiKey: holder);
    }

    [Fact]
    public async Task The_same_key_with_another_amount_is_refused()
    {
        var key = Guid.NewGuid().ToString();
        using (var first = await _agent.PayByRestAsync("77011234567", "100", key)) Assert.True(first.IsSuccessStatusCode);
        await MustBeRefusedAsync(
            """{"holder":"77011234567","amount":"101"}""", "en", 409, "idempotency.key_reused", key, () => key);
    }

    // 5 million, within the daily limits, of which the sandbox's opening balances have used a part.
    private static readonly (string Holder, string Amount)[] WholeFloat =
    [
        ("77011234567", "1000000"), ("77011234567", "100000"), ("77011234568", "1000000"), ("77011234568", "900000"),
        ("77011234569", "1000000"), ("77011234569", "1000000"),
    ];

    /// <summary>The second agent holds its whole float, finds that no more is there, and gives it back.</summary>
    [Fact]
    public async Task More_than_the_float_cannot_be_held()
    {
        var agent = new AgentClient(host, number: 1);
        var holds = new List<string>();
        foreach (var (holder, amount) in WholeFloat)
        {
            using var held = await agent.PayByRestAsync(holder, amount, Guid.NewGuid().ToString(), complete: false);
            Assert.True(held.StatusCode == HttpStatusCode.Created, await held.Content.ReadAsStringAsync());
            holds.Add((await held.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("paymentId").ToString());
        }

        var before = await host.TotalsAsync();
        using (var refused = await agent.PayByRestAsync("77011234567", "100", Guid.NewGuid().ToString(), complete: false))
            await MustBeAsync(refused, 422, "funds.insufficient", "Недостаточно средств: доступно 0.00 KZT");
        Assert.Equal(before, await host.TotalsAsync());

        foreach (var id in holds)
        {
            using var declined = await agent.PostAsync($"/api/v1/payments/{id}/decline", null, null, "ru");
            Assert.Equal(HttpStatusCode.OK, declined.StatusCode);
        }
    }

    private async Task MustBeRefusedAsync(
        string body, string language, int status, string code, string words, Func<string?>? key = null, string? apiKey = null)
    {
        var before = await host.TotalsAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var reference = key is null ? Guid.NewGuid().ToString() : key();
        using var response = await _agent.PostAsync("/api/v1/cash-ins", content, reference, language, apiKey);
        await MustBeAsync(response, status, code, words);
        Assert.Equal(before, await host.TotalsAsync());
    }

    private static async Task MustBeAsync(HttpResponseMessage response, int status, string code, string words)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Contains(words, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }
}
