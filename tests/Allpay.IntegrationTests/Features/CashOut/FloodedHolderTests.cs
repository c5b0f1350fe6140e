using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Allpay.Infrastructure.Parties;
using Allpay.IntegrationTests.Infrastructure;

namespace Allpay.IntegrationTests.Features.CashOut;

/// <summary>Over HTTP: what one agent does to a holder does not stand between the holder and another agent.</summary>
public sealed class FloodedHolderTests(AllpayFixture allpay) : AllpayTest(allpay)
{
    private const int WaitingPerHolderMax = 10;
    private const int WrongPerHolderAndAgentMax = 5;
    private const int WrongPerHolderMax = 20;

    private HttpClient _flooder = null!;
    private HttpClient _agent = null!;
    private HttpClient _holder = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Allpay.FundAsync(Allpay.Holder, 10_000);
        _flooder = await Allpay.ClientOfAsync(Allpay.PoorAgent.Id, PartyKind.Agent);
        _agent = await Allpay.ClientOfAsync(Allpay.Agent.Id, PartyKind.Agent);
        _holder = await Allpay.ClientOfAsync(Allpay.Holder.Id, PartyKind.Holder);
    }

    [Fact]
    public async Task So_many_requests_of_one_agent_wait_for_one_holder_whatever_it_sends_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => AskAsync(_flooder, $"flood-{i}")));
        Assert.Equal(WaitingPerHolderMax, answers.Count(answer => answer.Code is null));
        Assert.Equal(30 - WaitingPerHolderMax, answers.Count(answer => answer.Code == "payment.too_many_waiting"));

        Assert.Null((await AskAsync(_agent, "honest")).Code);
        var first = await ListAsync("?limit=3");
        Assert.Equal("honest", Reference(first.Items[0]));
    }

    [Fact]
    public async Task A_place_is_free_again_when_the_holder_has_refused_and_a_repeat_needs_none()
    {
        for (var i = 0; i < WaitingPerHolderMax; i++) await AskAsync(_flooder, $"ask-{i}");
        Assert.Null((await AskAsync(_flooder, "ask-0")).Code);
        Assert.Equal("payment.too_many_waiting", (await AskAsync(_flooder, "one-more")).Code);
        var newest = (await ListAsync("?limit=1")).Items[0].GetProperty("paymentId").GetInt64();
        (await _holder.PostAsync($"/api/v1/cash-out-requests/{newest}/refuse", null)).EnsureSuccessStatusCode();
        Assert.Null((await AskAsync(_flooder, "one-more")).Code);
    }

    [Fact]
    public async Task The_list_is_read_to_its_end_in_pages_the_newest_first()
    {
        for (var i = 0; i < 7; i++) await AskAsync(_agent, $"page-{i}");
        var (seen, cursor) = (new List<string>(), "");
        do
        {
            var (items, next) = await ListAsync($"?limit=3{cursor}");
            Assert.InRange(items.Count, 1, 3);
            seen.AddRange(items.Select(Reference));
            cursor = next is null ? null : $"&cursor={next}";
        }
        while (cursor is not null);
        Assert.Equal(Enumerable.Range(0, 7).Reverse().Select(i => $"page-{i}"), seen);
    }

    [Theory]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=101", "limit")]
    [InlineData("?cursor=x", "cursor")]
    public async Task A_bad_page_is_named(string query, string field)
    {
        var answer = await _holder.GetAsync($"/api/v1/cash-out-requests{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"\"field\":\"{field}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_codes_of_one_agent_block_the_holder_there_and_not_at_another()
    {
        var code = await CodeAsync();
        var guesses = await Task.WhenAll(Wrong(code).Take(30).Select((guess, i) => PayAsync(_flooder, guess, $"guess-{i}")));
        Assert.Equal(WrongPerHolderAndAgentMax, guesses.Count(answer => answer.Code == "code.unknown"));
        Assert.Equal("code.guessed_too_often", (await PayAsync(_flooder, code, "right-too-late")).Code);
        Assert.Null((await PayAsync(_agent, code, "elsewhere")).Code);
    }

    [Fact]
    public async Task The_wrong_codes_of_all_agents_together_have_an_end_too()
    {
        await Allpay.Database.ExecuteAsync($"""
            insert into ledger.wrong_codes (account_id, by_id, wrong, since)
            values ({Allpay.Holder.WalletAccount}, 0, {WrongPerHolderMax - 1}, now())
            """);
        var code = await CodeAsync();
        Assert.Equal("code.unknown", (await PayAsync(_flooder, Wrong(code).First(), "last-guess")).Code);
        Assert.Equal("code.guessed_too_often", (await PayAsync(_agent, code, "elsewhere")).Code);
    }

    private static IEnumerable<string> Wrong(string code) => Enumerable.Range(0, 40).Select(i => $"{i:D6}").Where(c => c != code);

    private static Task<(HttpStatusCode Status, string? Code)> AskAsync(HttpClient agent, string reference) =>
        PostAsync(agent, "/api/v1/cash-outs/request", new { holder = "77011234567", amount = "100" }, reference);

    private static Task<(HttpStatusCode Status, string? Code)> PayAsync(HttpClient agent, string code, string reference) =>
        PostAsync(agent, "/api/v1/cash-outs", new { holder = "77011234567", amount = "100", code }, reference);

    private static async Task<(HttpStatusCode Status, string? Code)> PostAsync(
        HttpClient agent, string path, object body, string reference)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", reference);
        using var response = await agent.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (response.StatusCode, answer.TryGetProperty("code", out var code) ? code.GetString() : null);
    }

    private async Task<(List<JsonElement> Items, string? Next)> ListAsync(string query)
    {
        var page = await _holder.GetFromJsonAsync<JsonElement>($"/api/v1/cash-out-requests{query}");
        return ([.. page.GetProperty("items").EnumerateArray()],
            page.TryGetProperty("next", out var next) ? next.GetString() : null);
    }

    private async Task<string> CodeAsync()
    {
        var answer = await _holder.PostAsJsonAsync("/api/v1/cash-out-codes", new { });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!;
    }

    private static string Reference(JsonElement item) => item.GetProperty("reference").GetString()!;
}
