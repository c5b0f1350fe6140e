using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Allpay.Host.Rest;
using Allpay.Infrastructure;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.UnitTests.Doubles;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Allpay.UnitTests.Rest;

/// <summary>HTTP's own manners: methods, tags, languages, times, and what nobody would look at.</summary>
public sealed class MannersTests(DoorHost host)
{
    private const string CashIns = "/api/v1/cash-ins";
    private const string Balance = "/api/v1/accounts/3000/balance";
    private const string Good = """{"holder":"77011234567","amount":"1500.00"}""";

    [Theory]
    [InlineData("/api/v1/holders/77011234567", 200)]
    [InlineData("/api/v1/holders/77000000000", 422)]
    [InlineData("/api/v1/nothing", 404)]
    [InlineData("/health/live", 200)]
    [InlineData("/swagger/v1/swagger.json", 200)]
    public async Task Head_answers_as_get_without_a_body(string address, int status)
    {
        var get = await SendAsync(HttpMethod.Get, address);
        var head = await SendAsync(HttpMethod.Head, address);
        Assert.Equal((status, status), ((int)get.StatusCode, (int)head.StatusCode));
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Headers.CacheControl?.ToString(), head.Headers.CacheControl?.ToString());
        Assert.Empty(await BodyOf(head));
        Assert.NotEmpty(await BodyOf(get));
    }

    [Theory]
    [InlineData("/api/v1/payments/1", "GET, HEAD, OPTIONS")]
    [InlineData("/api/v1/cash-ins", "OPTIONS, POST")]
    [InlineData("/api/v1/cash-out-codes", "OPTIONS, POST")]
    public async Task Options_tells_the_methods(string address, string methods)
    {
        var answer = await SendAsync(HttpMethod.Options, address);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(methods, string.Join(", ", answer.Content.Headers.Allow.Order()));
        Assert.Empty(await BodyOf(answer));
        var refused = await SendAsync(HttpMethod.Delete, address);
        Assert.Equal(methods, string.Join(", ", refused.Content.Headers.Allow.Order()));
        await AssertProblemAsync(refused, 405, "request.method_not_allowed");
    }

    [Fact]
    public async Task Pages_of_other_origins_are_let_in_where_that_is_set_only()
    {
        var request = Preflight("https://shop.example");
        Assert.False((await host.CreateClient().SendAsync(request, Token)).Headers.Contains("Access-Control-Allow-Origin"));

        using var open = host.WithWebHostBuilder(builder => builder.UseSetting("Cors:Origins:0", "https://shop.example"));
        var answer = await open.CreateClient().SendAsync(Preflight("https://shop.example"), Token);
        Assert.Equal("https://shop.example", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        answer = await open.CreateClient().SendAsync(Preflight("https://other.example"), Token);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        var refused = new HttpRequestMessage(HttpMethod.Get, Balance) { Headers = { { "Origin", "https://shop.example" } } };
        answer = await open.CreateClient().SendAsync(refused, Token);
        await AssertProblemAsync(answer, 401, "caller.unauthenticated");
        Assert.Contains("Retry-After", string.Join(',', answer.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("shop.example")]
    [InlineData("https://shop.example/")]
    public void An_origin_that_is_none_is_told_at_the_start(string origin)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Cors:Origins:0", origin)]).Build();
        var wrong = Assert.Throws<WrongSettingException>(() => CrossOrigin.OriginsIn(settings));
        Assert.Contains("Cors:Origins", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"holder":"77011234567","amount":"1","complet":true}""", "complet", "field.unknown")]
    [InlineData("""{"holder":"77011234567","amount":"1","idempotencyKey":"k"}""", "idempotencyKey", "field.unknown")]
    [InlineData("""{"holder":"77011234567","amount":"1","amount":"2"}""", "amount", "field.repeated")]
    [InlineData("""{"holder":"77011234567","amount":"1","Amount":"2"}""", "amount", "field.repeated")]
    public async Task A_field_that_nobody_would_look_at_is_refused_by_name(string body, string field, string code)
    {
        var problem = await AssertProblemAsync(await PostAsync(CashIns, body, "strict"), 400, "request.invalid");
        Assert.Equal((field, code), FieldOf(problem));
    }

    [Theory]
    [InlineData("/api/v1/payments?pageSize=5", "pageSize", "field.unknown")]
    [InlineData("/api/v1/payments?limit=1&limit=2", "limit", "field.repeated")]
    [InlineData("/api/v1/accounts/balance?x", "x", "field.unknown")]
    [InlineData("/api/v1/holders/77011234567?userName=77011234568", "userName", "field.unknown")]
    public async Task A_query_parameter_that_nobody_would_look_at_is_refused_by_name(string address, string field, string code) =>
        Assert.Equal((field, code), FieldOf(await AssertProblemAsync(await SendAsync(HttpMethod.Get, address), 400, "request.invalid")));

    [Fact]
    public async Task Json_that_is_none_is_told_where()
    {
        var problem = await AssertProblemAsync(
            await PostAsync(CashIns, "{\n  \"holder\": \"77011234567\",\n  amount: 1}", "place"), 400, "request.invalid");
        Assert.Equal("field.not_json", FieldOf(problem).Code);
        Assert.Contains("line 3, position 3", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Where_no_body_is_needed_an_empty_one_is_of_any_type(string? type)
    {
        var payment = await ReadAsync(await PostAsync(CashIns, Good, "empty-body-" + type));
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/payments/{payment.GetProperty("paymentId")}/complete")
        {
            Content = new ByteArrayContent([]),
        };
        if (type is not null) request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("+7 (701) 123-45-67")]
    [InlineData("8 701 123 45 67")]
    [InlineData("87011234567")]
    [InlineData("+77011234567")]
    public async Task A_phone_number_is_taken_as_people_write_it_and_a_repeat_may_write_it_otherwise(string written)
    {
        var first = await ReadAsync(await PostAsync(CashIns, Good, "phone"));
        var body = JsonSerializer.Serialize(new { holder = written, amount = "1500.00" });
        var again = await PostAsync(CashIns, body, "phone");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(first.GetProperty("paymentId").GetInt64(), (await ReadAsync(again)).GetProperty("paymentId").GetInt64());
        var check = await SendAsync(HttpMethod.Get, "/api/v1/cash-ins/check?holder=" + Uri.EscapeDataString(written));
        Assert.Equal(HttpStatusCode.OK, check.StatusCode);
        check = await SendAsync(HttpMethod.Get, "/api/v1/holders/" + Uri.EscapeDataString(written));
        Assert.Equal(HttpStatusCode.OK, check.StatusCode);
    }

    [Theory]
    [InlineData("ru", "ru")]
    [InlineData("kk-KZ, en;q=0.5", "kk")]
    [InlineData("fr", "en")]
    public async Task A_text_says_its_language(string accepted, string language)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/holders/77000000000");
        request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        var answer = await SendAsync(request);
        Assert.Equal(language, Assert.Single(answer.Content.Headers.ContentLanguage));
        Assert.Contains("Accept-Language", answer.Headers.Vary);
    }

    [Fact]
    public async Task All_times_are_written_alike()
    {
        var payment = await ReadAsync(await PostAsync(CashIns, Good, "times"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", payment.GetProperty("createdAt").GetString()!);
        var noon = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(5));
        Assert.Equal("\"2026-03-02T07:00:00.000000Z\"", JsonSerializer.Serialize(noon, AllpayJson.Options));
        Assert.Equal("\"2026-03-02T07:00:00.123456Z\"", JsonSerializer.Serialize(noon.AddTicks(1234567), AllpayJson.Options));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_told_again()
    {
        var payment = await ReadAsync(await PostAsync(CashIns, Good, "tags"));
        var address = $"/api/v1/payments/{payment.GetProperty("paymentId")}";
        var tag = (await SendAsync(HttpMethod.Get, address)).Headers.ETag!;
        var unchanged = await SendAsync(Tagged(address, tag.ToString()));
        Assert.Equal((HttpStatusCode.NotModified, tag), (unchanged.StatusCode, unchanged.Headers.ETag));
        Assert.Empty(await BodyOf(unchanged));

        await SendAsync(Tagged($"{address}/complete", tag.ToString(), HttpMethod.Post));
        var changed = await SendAsync(Tagged(address, $"\"other\", {tag}"));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(tag, changed.Headers.ETag);
    }

    [Fact]
    public async Task A_balance_is_known_by_its_version()
    {
        using var client = host.ClientOf(ListedKeys.HolderKey);
        SetVersion(9);
        var tag = (await client.GetAsync(Balance, Token)).Headers.ETag!.ToString();
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(Tagged(Balance, tag), Token)).StatusCode);
        SetVersion(10);
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(Tagged(Balance, tag), Token)).StatusCode);
        SetVersion(9);
    }

    [Fact]
    public async Task A_body_of_no_type_is_refused_like_one_of_another()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, CashIns) { Content = new ByteArrayContent("{}"u8.ToArray()) };
        request.Headers.Add("Idempotency-Key", "no-type");
        await AssertProblemAsync(await SendAsync(request), 415, "request.media_type_unsupported");
    }

    [Fact]
    public async Task A_body_that_came_too_slowly_is_told_so()
    {
        var id = host.Ledger.FailingWith(new BadHttpRequestException("too slow", StatusCodes.Status408RequestTimeout));
        await AssertProblemAsync(await SendAsync(HttpMethod.Get, $"/api/v1/payments/{id}"), 408, "request.body_too_slow");
    }

    [Theory]
    [InlineData(RefusalCodes.CodeGuessedTooOften, "60")]
    [InlineData(RefusalCodes.ServiceUnavailable, "1")]
    [InlineData(RefusalCodes.HolderUnknown, null)]
    public async Task When_to_ask_again_is_told_where_that_may_help(string code, string? seconds)
    {
        var context = new DefaultHttpContext();
        await context.WriteProblemAsync(new Refusal(code, "x"));
        Assert.Equal(seconds, (string?)context.Response.Headers.RetryAfter);
    }

    [Fact]
    public async Task What_is_nowhere_is_a_problem_too() =>
        await AssertProblemAsync(await SendAsync(HttpMethod.Get, "/nowhere"), 404, "request.route_unknown");

    private void SetVersion(long version) => host.Ledger.Balances[new AccountId(3000)] = new AccountBalance(
        new AccountId(3000), Money.OfTenge(100), Money.OfTenge(30), Money.Zero, version, DateTimeOffset.UnixEpoch);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static HttpRequestMessage Tagged(string address, string tag, HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return request;
    }

    private static HttpRequestMessage Preflight(string origin) => new(HttpMethod.Options, CashIns)
    {
        Headers = { { "Origin", origin }, { "Access-Control-Request-Method", "POST" } },
    };

    private Task<HttpResponseMessage> PostAsync(string address, string body, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", key);
        return SendAsync(request);
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string address) => SendAsync(new HttpRequestMessage(method, address));

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using var client = host.ClientOf(ListedKeys.AgentKey);
        return await client.SendAsync(request, Token);
    }

    private static async Task<JsonElement> AssertProblemAsync(HttpResponseMessage answer, int status, string code)
    {
        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var problem = await ReadAsync(answer);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem;
    }

    private static (string? Field, string? Code) FieldOf(JsonElement problem)
    {
        var field = Assert.Single(problem.GetProperty("fields").EnumerateArray());
        return (field.GetProperty("field").GetString(), field.GetProperty("code").GetString());
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await BodyOf(answer));

    private static Task<string> BodyOf(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(Token);
}
