using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Allpay.Infrastructure.Parties;
using Allpay.IntegrationTests.Infrastructure;

namespace Allpay.IntegrationTests.Rest;

/// <summary>A cash-in by HTTP on the real stores: keys, parties, money and balances.</summary>
public sealed class RestCashInTests(AllpayFixture allpay) : AllpayTest(allpay)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_holder_sees_the_money_at_once()
    {
        using var agent = await Allpay.ClientOfAsync(Allpay.Agent.Id, PartyKind.Agent);
        using var holder = await Allpay.ClientOfAsync(Allpay.Holder.Id, PartyKind.Holder);
        var before = await BalanceAsync(holder, "");
        var completed = await PostAsync(agent, "/api/v1/cash-ins", "rest-story");
        Assert.Equal("completed", completed.GetProperty("status").GetString());
        var seen = await holder.GetFromJsonAsync<JsonElement>($"/api/v1/payments/{completed.GetProperty("paymentId")}", Token);
        var after = await BalanceAsync(holder, $"?minVersion={seen.GetProperty("accountVersion").GetInt64()}");
        Assert.Equal(before + 250m, after);
    }

    [Fact]
    public async Task A_call_all_of_whose_fields_may_be_left_out_may_leave_out_its_body()
    {
        using var holder = await Allpay.ClientOfAsync(Allpay.Holder.Id, PartyKind.Holder);
        using var answer = await holder.PostAsync("/api/v1/cash-out-codes", null, Token);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task A_revoked_key_and_a_blocked_party_are_strangers()
    {
        var stranger = await Allpay.AddHolderAsync("77010000099", IdentificationLevel.Identified);
        using var client = await Allpay.ClientOfAsync(stranger.Id, PartyKind.Holder);
        await Allpay.ExecuteDbAsync(db =>
        {
            db.Attach(stranger);
            stranger.IsBlocked = true;
        });
        using var answer = await client.GetAsync("/api/v1/accounts/balance", Token);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);

        using var revoked = await Allpay.ClientOfAsync(Allpay.Agent.Id, PartyKind.Agent);
        await Allpay.ExecuteDbAsync(db =>
        {
            foreach (var key in db.ApiKeys.Where(k => k.PartyId == Allpay.Agent.Id)) key.RevokedAt = DateTimeOffset.UtcNow;
        });
        using var refused = await revoked.GetAsync("/api/v1/accounts/balance", Token);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task The_node_is_ready()
    {
        using var client = Allpay.CreateClient();
        var health = await HealthAsync(client);
        while (health == "Unhealthy") health = await HealthAsync(client);
        Assert.Equal("Healthy", health);
    }

    private static async Task<string> HealthAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/health/ready", Token);
        return await answer.Content.ReadAsStringAsync(Token);
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string address, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = JsonContent.Create(new { holder = "77011234567", amount = "250.00", complete = true }),
        };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request, Token);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Token));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
    }

    private static async Task<decimal> BalanceAsync(HttpClient client, string query)
    {
        var balance = await client.GetFromJsonAsync<JsonElement>($"/api/v1/accounts/balance{query}", Token);
        return decimal.Parse(balance.GetProperty("available").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
    }
}
