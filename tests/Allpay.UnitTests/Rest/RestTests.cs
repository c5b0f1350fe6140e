using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Allpay.Infrastructure.Ledger;
using Allpay.UnitTests.Doubles;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Allpay.UnitTests.Rest;

/// <summary>The REST door by HTTP: what goes in, what comes out, and what every kind of bad input gets.</summary>
public sealed class RestTests(DoorHost host)
{
    private const string CashIns = "/api/v1/cash-ins";
    private const string Payments = "/api/v1/payments";
    private const string Good = """{"holder":"77011234567","amount":"1500.00"}""";

    [Fact]
    public async Task A_cash_in_is_created_replayed_completed_and_found()
    {
        var (created, payment) = await PostAsync(CashIns, Good, "whole-story");
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(("pending", "1500.00", true),
            (Text(payment, "status"), Text(payment, "amount"), payment.GetProperty("held").GetBoolean()));
        Assert.False(created.Headers.Contains("Idempotent-Replayed"));
        var url = created.Headers.Location!.ToString();

        var (replayed, again) = await PostAsync(CashIns, """{"holder":"77011234567","amount":1500}""", "whole-story");
        Assert.Equal(HttpStatusCode.OK, replayed.StatusCode);
        Assert.Equal("true", Assert.Single(replayed.Headers.GetValues("Idempotent-Replayed")));
        Assert.Equal(Id(payment), Id(again));

        Assert.Equal($"/api/v1/payments/{Id(payment)}", url);
        var (completed, done) = await PostAsync($"{url}/complete", null, null);
        Assert.Equal((HttpStatusCode.OK, "completed"), (completed.StatusCode, Text(done, "status")));

        var found = (await GetAsync(url)).Body;
        Assert.Equal((Id(payment), "whole-story", "1500.00"), (Id(found), Text(found, "reference"), Text(found, "captured")));
        Assert.False(found.TryGetProperty("payeeFee", out _));
    }

    [Fact]
    public async Task With_complete_one_call_is_one_payment_and_a_repeat_only_tells_it()
    {
        const string Body = """{"holder":"77011234567","amount":"1500.00","complete":true}""";
        var (first, paid) = await PostAsync(CashIns, Body, "at-once");
        var (second, told) = await PostAsync(CashIns, Body, "at-once");
        Assert.Equal((HttpStatusCode.Created, "completed"), (first.StatusCode, Text(paid, "status")));
        Assert.Equal((HttpStatusCode.OK, "completed"), (second.StatusCode, Text(told, "status")));
        Assert.Equal("true", Assert.Single(second.Headers.GetValues("Idempotent-Replayed")));
        await AssertProblemAsync(PostAsync(CashIns, Good, "at-once"), 409, "idempotency.key_reused");
    }

    [Fact]
    public async Task A_holder_sees_the_own_side_of_an_agents_payment()
    {
        var (_, payment) = await PostAsync(CashIns, Good, "two-sides");
        using var client = host.ClientOf(ListedKeys.HolderKey);
        var seen = await client.GetFromJsonAsync<JsonElement>(
            $"/api/v1/payments/{Id(payment)}", TestContext.Current.CancellationToken);
        Assert.Equal("0.00", Text(seen, "payeeFee"));
        foreach (var name in new[] { "payerFee", "reference" }) Assert.False(seen.TryGetProperty(name, out _), name);
    }

    [Fact]
    public async Task Declining_says_why()
    {
        var (_, payment) = await PostAsync(CashIns, Good, "to-decline");
        var (_, declined) = await PostAsync($"{Payments}/{Id(payment)}/decline", null, "a-key-is-harmless");
        Assert.Equal(("declined", "requester"), (Text(declined, "status"), Text(declined, "declineReason")));
        await AssertProblemAsync(
            PostAsync($"{Payments}/{Id(payment)}/complete", null, null), 409, "payment.already_declined");
    }

    [Theory]
    [InlineData("\"abc\"", "field.amount_malformed")]
    [InlineData("-1", "field.amount_not_positive")]
    [InlineData("0", "field.amount_not_positive")]
    [InlineData("1.001", "field.amount_too_precise")]
    [InlineData("1000000001", "field.amount_too_large")]
    [InlineData("123456789012345678901234567890123", "field.amount_too_large")]
    [InlineData("1e3", "field.amount_malformed")]
    [InlineData("null", "field.required")]
    [InlineData("\"\"", "field.required")]
    [InlineData("true", "field.malformed")]
    [InlineData("{}", "field.malformed")]
    public async Task A_bad_amount_is_named(string amount, string code)
    {
        var problem = await AssertProblemAsync(
            PostAsync(CashIns, $$"""{"holder":"77011234567","amount":{{amount}}}""", "bad"), 400, "request.invalid");
        var field = Assert.Single(problem.GetProperty("fields").EnumerateArray());
        Assert.Equal(("amount", code), (Text(field, "field"), Text(field, "code")));
    }

    [Theory]
    [InlineData("{", "body")]
    [InlineData("[]", "body")]
    [InlineData("not json", "body")]
    [InlineData("""{"holder":5,"amount":"1"}""", "holder")]
    [InlineData("""{"holder":"\ud800","amount":"1"}""", "holder")]
    [InlineData("""{"amount":"1"}""", "holder")]
    [InlineData("{}", "holder,amount")]
    [InlineData("null", "holder,amount")]
    public async Task A_body_that_cannot_be_read_is_told(string body, string fields)
    {
        var problem = await AssertProblemAsync(PostAsync(CashIns, body, "bad"), 400, "request.invalid");
        Assert.Equal(fields, string.Join(',', problem.GetProperty("fields").EnumerateArray().Select(f => Text(f, "field"))));
    }

    [Fact]
    public async Task An_empty_body_is_told() =>
        await AssertProblemAsync(PostAsync(CashIns, "", "bad"), 400, "request.invalid");

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("129")]
    public async Task Money_needs_an_idempotency_key(string? key)
    {
        if (key == "129") key = new string('k', 129);
        await AssertProblemAsync(PostAsync(CashIns, Good, key), 400, "idempotency.key_required");
    }

    [Fact]
    public async Task A_key_used_for_something_else_is_refused()
    {
        await PostAsync(CashIns, Good, "reused");
        await AssertProblemAsync(
            PostAsync(CashIns, """{"holder":"77011234567","amount":"1501"}""", "reused"), 409, "idempotency.key_reused");
    }

    [Fact]
    public async Task An_unknown_holder_is_told_in_the_callers_language()
    {
        using var client = host.ClientOf(ListedKeys.AgentKey);
        client.DefaultRequestHeaders.Add("Accept-Language", "fr, kk;q=0.5, ru;q=0.9");
        var answer = await client.GetAsync("/api/v1/holders/77000000000", TestContext.Current.CancellationToken);
        var problem = await ReadAsync(answer);
        Assert.Equal("Пользователь 77000000000 не найден.", Text(problem, "detail"));
        Assert.Equal("holder.unknown", Text(problem, "code"));
    }

    [Fact]
    public async Task Without_a_good_key_nothing_is_told()
    {
        foreach (var key in new[] { null, "wrong" })
        {
            using var client = host.ClientOf(key);
            var answer = await client.GetAsync("/api/v1/accounts/balance", TestContext.Current.CancellationToken);
            await AssertProblemAsync(answer, 401, "caller.unauthenticated");
        }
    }

    [Fact]
    public async Task A_key_is_taken_as_bearer_too()
    {
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", ListedKeys.AgentKey);
        var answer = await client.GetAsync("/api/v1/holders/77011234567", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_holder_may_not_act_as_an_agent()
    {
        using var client = host.ClientOf(ListedKeys.HolderKey);
        var answer = await client.GetAsync("/api/v1/holders/77011234567", TestContext.Current.CancellationToken);
        await AssertProblemAsync(answer, 403, "caller.forbidden");
    }

    [Fact]
    public async Task Everybody_sees_the_own_balance_and_no_other()
    {
        host.Ledger.Balances[new AccountId(3000)] = new AccountBalance(
            new AccountId(3000), Money.OfTenge(100), Money.OfTenge(30), Money.Zero, 9, DateTimeOffset.UnixEpoch);
        using var client = host.ClientOf(ListedKeys.HolderKey);
        foreach (var own in new[] { "/api/v1/accounts/balance", "/api/v1/accounts/3000/balance?minVersion=9" })
        {
            var balance = await client.GetFromJsonAsync<JsonElement>(own, TestContext.Current.CancellationToken);
            Assert.Equal(("70.00", "KZT", 9L),
                (Text(balance, "available"), Text(balance, "currency"), balance.GetProperty("version").GetInt64()));
        }

        var other = await client.GetAsync("/api/v1/accounts/1000/balance", TestContext.Current.CancellationToken);
        await AssertProblemAsync(other, 404, "account.unknown");
        var later = await client.GetAsync(
            "/api/v1/accounts/3000/balance?minVersion=10", TestContext.Current.CancellationToken);
        Assert.NotNull(later.Headers.RetryAfter);
        await AssertProblemAsync(later, 503, "balance.version_not_reached");
    }

    [Theory]
    [InlineData("/api/v1/nothing", 404, "request.route_unknown")]
    [InlineData("/api/v1/payments/1/complete", 405, "request.method_not_allowed")]
    [InlineData("/api/v1/payments/abc", 400, "request.invalid")]
    [InlineData("/api/v1/payments/99999999999999999999", 404, "payment.unknown")]
    [InlineData("/api/v1/cash-ins", 405, "request.method_not_allowed")]
    [InlineData("/api/v1/payments?limit=101", 400, "request.invalid")]
    [InlineData("/api/v1/payments?kind=gift", 400, "request.invalid")]
    [InlineData("/api/v1/payments?day=yesterday", 400, "request.invalid")]
    [InlineData("/api/v1/payments?cursor=x", 400, "request.invalid")]
    [InlineData("/api/v1/accounts/balance?minVersion=x", 400, "request.invalid")]
    [InlineData("/api/v1/accounts/balance?minVersion=-1", 400, "request.invalid")]
    [InlineData("/api/v1/payments/9999", 404, "payment.unknown")]
    public async Task A_bad_address_is_a_problem_too(string address, int status, string code) =>
        await AssertProblemAsync(GetAsync(address), status, code);

    [Fact]
    public async Task Another_media_type_is_refused()
    {
        using var client = host.ClientOf(ListedKeys.AgentKey);
        using var body = new StringContent("<a/>", Encoding.UTF8, "text/xml");
        client.DefaultRequestHeaders.Add("Idempotency-Key", "xml");
        var answer = await client.PostAsync(CashIns, body, TestContext.Current.CancellationToken);
        await AssertProblemAsync(answer, 415, "request.media_type_unsupported");
    }

    [Fact]
    public async Task Every_answer_names_its_request()
    {
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.Add("X-Request-Id", "my-request.1");
        var answer = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);
        Assert.Equal("my-request.1", Assert.Single(answer.Headers.GetValues("X-Request-Id")));

        client.DefaultRequestHeaders.Remove("X-Request-Id");
        client.DefaultRequestHeaders.Add("X-Request-Id", "evil\"<script>");
        answer = await client.GetAsync("/nowhere", TestContext.Current.CancellationToken);
        Assert.Matches("^[0-9a-f]{32}$", Assert.Single(answer.Headers.GetValues("X-Request-Id")));
    }

    [Theory]
    [InlineData(typeof(LedgerUnavailableException), 503, "service.unavailable")]
    [InlineData(typeof(NpgsqlException), 503, "service.unavailable")]
    [InlineData(typeof(TimeoutException), 503, "service.unavailable")]
    [InlineData(typeof(InvalidOperationException), 500, "service.unexpected")]
    public async Task A_failure_is_told_without_its_text(Type failure, int status, string code)
    {
        var id = host.Ledger.FailingWith(failure == typeof(LedgerUnavailableException)
            ? new LedgerUnavailableException("secret", TimeSpan.FromSeconds(3))
            : (Exception)Activator.CreateInstance(failure, "secret")!);
        var (answer, body) = await GetAsync($"{Payments}/{id}");
        await AssertProblemAsync(Task.FromResult((answer, body)), status, code);
        Assert.DoesNotContain("secret", body.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(status == 503, answer.Headers.RetryAfter is not null);
        Assert.Equal(Text(body, "requestId"), Assert.Single(answer.Headers.GetValues("X-Request-Id")));
        var line = host.LineOf(Text(body, "requestId")!);
        Assert.Equal((status, code), ((int)line.Fields["Status"]!, line.Fields["Code"]));
        Assert.EndsWith("payments/{id}", (string)line.Fields["Route"]!);
    }

    [Theory]
    [InlineData("28P01", "ConnectionStrings:Ledger")]
    [InlineData("28000", "ConnectionStrings:Ledger")]
    [InlineData("3D000", "ConnectionStrings:Ledger")]
    [InlineData("42P01", "run this version's `migrate`")]
    [InlineData("42703", "run this version's `migrate`")]
    [InlineData("42883", "run this version's `migrate`")]
    [InlineData("3F000", "run this version's `migrate`")]
    public async Task A_database_that_is_not_as_it_must_be_is_no_bug_and_its_remedy_is_logged(string sqlState, string remedy)
    {
        var failure = new PostgresException("secret", "ERROR", "ERROR", sqlState);
        var id = host.Ledger.FailingWith(new InvalidOperationException("wrapped", failure));
        var (answer, body) = await GetAsync($"{Payments}/{id}");
        await AssertProblemAsync(Task.FromResult((answer, body)), 503, "service.unavailable");
        Assert.NotNull(answer.Headers.RetryAfter);
        var line = Assert.Single(host.Log.Lines, line => line.Level == LogLevel.Critical && line.Text.Contains(Text(body, "requestId")!));
        Assert.Contains(remedy, line.Text);
        Assert.Null(line.Exception);
    }

    private Task<(HttpResponseMessage Answer, JsonElement Body)> PostAsync(string address, string? body, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return SendAsync(request);
    }

    private Task<(HttpResponseMessage Answer, JsonElement Body)> GetAsync(string address) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    private async Task<(HttpResponseMessage Answer, JsonElement Body)> SendAsync(HttpRequestMessage request)
    {
        using var client = host.ClientOf(ListedKeys.AgentKey);
        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer, await ReadAsync(answer));
    }

    private static async Task<JsonElement> AssertProblemAsync(
        Task<(HttpResponseMessage Answer, JsonElement Body)> call, int status, string code)
    {
        var (answer, problem) = await call;
        Assert.Equal(code, Text(problem, "code"));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.All(new[] { "type", "title", "detail", "requestId" }, name => Assert.NotEmpty(Text(problem, name)!));
        return problem;
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, int status, string code) =>
        await AssertProblemAsync(Task.FromResult((answer, await ReadAsync(answer))), status, code);

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.False(string.IsNullOrEmpty(text), $"{answer.StatusCode} has a body");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static long Id(JsonElement payment) => payment.GetProperty("paymentId").GetInt64();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
