using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Allpay.Features.Audit.ListAudit;
using Allpay.IntegrationTests.Infrastructure;

namespace Allpay.IntegrationTests.Features.Operators;

/// <summary>Operators are people: each has a key of its own, and loses it alone.</summary>
public sealed class OperatorTests(AllpayFixture allpay) : AllpayTest(allpay)
{
    private const string Address = "/api/v1/operators";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_operator_has_a_key_and_a_blocked_one_has_none()
    {
        using var asel = await Allpay.OperatorAsync("Asel");
        var added = await AddAsync(asel, "Bolat");
        using var bolat = Allpay.CreateClient();
        bolat.DefaultRequestHeaders.Add("X-Api-Key", added.GetProperty("apiKey").GetString());
        var id = added.GetProperty("operator").GetProperty("id").GetInt64();

        using (var blocked = await asel.PostAsync($"{Address}/{id}/block", null, Token))
            Assert.Equal(HttpStatusCode.OK, blocked.StatusCode);
        using (var refused = await bolat.GetAsync(Address, Token)) Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);

        var entries = (await Allpay.SendAsync(new ListAudit { Subject = $"operator {id}" })).Value.Entries;
        Assert.Equal([("operator.blocked", "Asel"), ("operator.added", "Asel")], entries.Select(e => (e.Action, e.Name!)));
        Assert.DoesNotContain(entries, e => e.After!.Contains(added.GetProperty("apiKey").GetString()!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_is_one_persons_and_nobody_blocks_itself()
    {
        using var asel = await Allpay.OperatorAsync("Asel");
        using var same = await asel.PostAsJsonAsync(Address, new { name = "Asel" }, Token);
        Assert.Equal(HttpStatusCode.Conflict, same.StatusCode);

        var listed = await asel.GetFromJsonAsync<JsonElement>(Address, Token);
        var own = Assert.Single(listed.GetProperty("items").EnumerateArray()).GetProperty("id").GetInt64();
        using var oneself = await asel.PostAsync($"{Address}/{own}/block", null, Token);
        Assert.Equal(HttpStatusCode.Conflict, oneself.StatusCode);
        using var nobody = await asel.PostAsync($"{Address}/1/block", null, Token);
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    private static async Task<JsonElement> AddAsync(HttpClient client, string name)
    {
        using var answer = await client.PostAsJsonAsync(Address, new { name }, Token);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
    }
}
