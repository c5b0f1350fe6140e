using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Allpay.Features.Audit.ListAudit;
using Allpay.Features.CashIn.CreateCashIn;
using Allpay.Features.Certificates.RevokeCertificate;
using Allpay.Infrastructure.Parties;
using Allpay.IntegrationTests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Allpay.IntegrationTests.Features.Audit;

/// <summary>Who did what stays written down, by name, whoever wants it away.</summary>
public sealed class AuditTests(AllpayFixture allpay) : AllpayTest(allpay)
{
    private const string Certificates = "/api/v1/agents/77010000001/certificates";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_an_operator_does_stands_under_its_name_with_its_request_and_what_changed()
    {
        using var client = await Allpay.OperatorAsync("Asel");
        client.DefaultRequestHeaders.Add("X-Request-Id", "request-17");
        using var added = await client.PostAsJsonAsync(Certificates, new { publicKey = PublicKey(), number = 225 }, Token);
        using var revoked = await client.PostAsync($"{Certificates}/225/revoke", null, Token);
        using var again = await client.PostAsync($"{Certificates}/225/revoke", null, Token);
        Assert.Equal(
            [HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.OK],
            new[] { added.StatusCode, revoked.StatusCode, again.StatusCode });

        var entries = await EntriesAsync(client, "?subject=certificate%20225");
        Assert.Equal(["certificate.revoked", "certificate.added"], entries.Select(e => e.GetProperty("action").GetString()));
        Assert.All(entries, entry =>
        {
            Assert.Equal("Asel", entry.GetProperty("name").GetString());
            Assert.Equal("operator", entry.GetProperty("partyKind").GetString());
            Assert.Equal("request-17", entry.GetProperty("requestId").GetString());
        });
        Assert.False(entries[0].GetProperty("before").TryGetProperty("revokedAt", out _));
        Assert.True(entries[0].GetProperty("after").TryGetProperty("revokedAt", out _));
    }

    [Fact]
    public async Task A_payment_an_operator_declines_is_written_down()
    {
        var payment = (await Allpay.SendAsync(
            new CreateCashIn(Allpay.Agent, Allpay.Holder.UserName, "1000", Allpay.NewReference()))).Value.PaymentId;
        using var client = await Allpay.OperatorAsync("Asel");
        using var declined = await client.PostAsync($"/api/v1/payments/{payment}/decline", null, Token);
        Assert.Equal(HttpStatusCode.OK, declined.StatusCode);
        var entry = Assert.Single(await EntriesAsync(client, "?action=payment.declined&name=Asel"));
        Assert.Equal($"payment {payment}", entry.GetProperty("subject").GetString());
    }

    [Fact]
    public async Task Nobody_changes_it_the_owner_included()
    {
        await SomeEntriesAsync(1);
        await AssertKeptAsync(Allpay.Database.Owner);
        await AssertKeptAsync(Allpay.Services.GetRequiredService<NpgsqlDataSource>());
    }

    [Fact]
    public async Task When_it_was_is_the_databases_to_say()
    {
        await Allpay.Database.ExecuteAsync(
            "insert into ops.audit (at, action, subject) values ('2001-01-01', 'test.done', 'x')");
        var entry = Assert.Single((await Allpay.SendAsync(new ListAudit { Action = "test.done" })).Value.Entries);
        Assert.True(entry.At > DateTimeOffset.UtcNow.AddMinutes(-5));
    }

    [Fact]
    public async Task Pages_follow_each_other_and_filters_narrow()
    {
        await SomeEntriesAsync(5);
        var seen = new List<long>();
        long? cursor = null;
        do
        {
            var page = (await Allpay.SendAsync(new ListAudit { Action = "test.done", Limit = 2, Cursor = cursor })).Value;
            seen.AddRange(page.Entries.Select(e => e.Id));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(5, seen.Count);
        Assert.Equal(seen.OrderDescending(), seen);
        Assert.Empty((await Allpay.SendAsync(new ListAudit { Until = DateTimeOffset.UtcNow.AddHours(-1) })).Value.Entries);
        Assert.Single((await Allpay.SendAsync(new ListAudit { Subject = "thing 3" })).Value.Entries);
    }

    [Fact]
    public async Task An_act_that_does_not_happen_leaves_nothing()
    {
        await Allpay.SendAsync(new RevokeCertificate(Allpay.Agent.Login, 999));
        Assert.Empty((await Allpay.SendAsync(new ListAudit())).Value.Entries);
    }

    [Fact]
    public async Task Only_operators_read_it()
    {
        using var agent = await Allpay.ClientOfAsync(Allpay.Agent.Id, PartyKind.Agent);
        using var answer = await agent.GetAsync("/api/v1/audit", Token);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static async Task AssertKeptAsync(NpgsqlDataSource database)
    {
        string[] attempts = ["update ops.audit set name = 'x'", "delete from ops.audit", "truncate ops.audit"];
        foreach (var sql in attempts)
        {
            await using var command = database.CreateCommand(sql);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Token));
            Assert.Contains(refused.SqlState, new[] { PostgresErrorCodes.InsufficientPrivilege, PostgresErrorCodes.RaiseException, PostgresErrorCodes.CheckViolation });
        }
    }

    private async Task SomeEntriesAsync(int count)
    {
        for (var i = 0; i < count; i++)
            await Allpay.Database.ExecuteAsync($"insert into ops.audit (action, subject) values ('test.done', 'thing {i}')");
    }

    private static async Task<List<JsonElement>> EntriesAsync(HttpClient client, string query)
    {
        var answer = await client.GetFromJsonAsync<JsonElement>("/api/v1/audit" + query, Token);
        return [.. answer.GetProperty("items").EnumerateArray()];
    }

    private static string PublicKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportSubjectPublicKeyInfoPem();
    }
}
