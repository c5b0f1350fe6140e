using System.Security.Cryptography;
using Allpay.Features.Retention.ForgetOldRecords;
using Allpay.Infrastructure.MessageArchive;
using Allpay.Infrastructure.Replays;
using Allpay.IntegrationTests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Allpay.IntegrationTests.Features.Retention;

public sealed class ForgetOldRecordsTests(AllpayFixture allpay) : AllpayTest(allpay)
{
    private static readonly byte[] Message = [0xEF, 0xBB, 0xBF, 0x3C, 0x61, 0x2F, 0x3E, 0x0D, 0x0A];

    [Fact]
    public async Task A_message_is_kept_until_its_time_is_over()
    {
        await KeepAsync();
        Assert.Equal(new DeletedRecords(0, 0, 0, 0), (await Allpay.SendAsync(new ForgetOldRecords())).Value);

        await KeepSinceAsync("1921 days");
        await KeepSinceAsync("1919 days");

        Assert.Equal(1, (await Allpay.SendAsync(new ForgetOldRecords())).Value.Messages);
        Assert.Equal(2L, await AskAsync<long>("select count(*) from ops.signed_message"));
    }

    [Fact]
    public async Task What_the_host_would_forget_and_the_owner_keeps_is_kept_and_is_no_error()
    {
        await KeepSinceAsync("1921 days");
        await Allpay.Database.ExecuteAsync("update ops.retention set keep = interval '10 years'");

        Assert.Equal(0, (await Allpay.SendAsync(new ForgetOldRecords())).Value.Messages);

        await Allpay.Database.ExecuteAsync("update ops.retention set keep = interval '1920 days'");
        Assert.Equal(1, (await Allpay.SendAsync(new ForgetOldRecords())).Value.Messages);
    }

    [Fact]
    public async Task A_message_came_when_the_database_saw_it_come()
    {
        await Allpay.Database.ExecuteAsync(InsertSince("10 years"));

        Assert.True(await AskAsync<bool>("select now() - received_at < interval '1 minute' from ops.signed_message"));
    }

    [Fact]
    public async Task A_kept_message_is_never_changed()
    {
        await KeepAsync();
        await Assert.ThrowsAsync<PostgresException>(() =>
            Allpay.Database.ExecuteAsync("update ops.signed_message set message = 'other'"));
    }

    [Fact]
    public async Task Sessions_codes_and_counts_go_a_day_after_their_end_and_what_is_good_or_used_stays()
    {
        await Allpay.Database.ExecuteAsync(
            """
            insert into party.api_key (party_id, party_kind, hash, created_at, expires_at) values
                (1, 3, 'ended', now(), now() - interval '2 days'), (1, 3, 'good', now(), now() + interval '1 hour'),
                (1, 1, 'for ever', now(), null);
            insert into ledger.one_time_code (account_id, hash, created_at, expires_at, used_by) values
                (1, gen_random_uuid(), now(), now() - interval '2 days', null),
                (1, gen_random_uuid(), now(), now() - interval '2 days', 77);
            insert into ledger.wrong_codes values (1, 0, 5, now() - interval '2 days'), (2, 3, 5, now());
            """);

        Assert.Equal(new DeletedRecords(0, 1, 1, 1), (await Allpay.SendAsync(new ForgetOldRecords())).Value);
    }

    [Fact]
    public async Task A_messages_digest_is_seen_once_by_its_agent_until_its_time_is_long_over()
    {
        var seen = Allpay.Services.GetRequiredService<ISeenMessages>();
        var digest = SHA256.HashData(Message);
        var firsts = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => seen.IsFirstAsync(Allpay.Agent.Id, digest, CancellationToken.None)));
        Assert.Single(firsts, isFirst => isFirst);
        Assert.True(await seen.IsFirstAsync(Allpay.PoorAgent.Id, digest, CancellationToken.None));
        Assert.Equal(new DeletedRecords(0, 0, 0, 0), (await Allpay.SendAsync(new ForgetOldRecords())).Value);

        await Allpay.Database.ExecuteAsync("update ops.seen_message set seen_at = seen_at - interval '3 days'");

        Assert.Equal(2, (await Allpay.SendAsync(new ForgetOldRecords())).Value.Digests);
        Assert.True(await seen.IsFirstAsync(Allpay.Agent.Id, digest, CancellationToken.None));
    }

    // As if it had come so long ago: the database itself does not believe a writer's time.
    private Task KeepSinceAsync(string age) => Allpay.Database.ExecuteAsync(
        $"set session_replication_role = replica; {InsertSince(age)}; set session_replication_role = default");

    private static string InsertSince(string age) =>
        $"""
        insert into ops.signed_message (received_at, agent_id, certificate_number, contract, operation, message)
        values (now() - interval '{age}', 1, 1, 'c', 'o', 'x')
        """;

    private Task KeepAsync() => Allpay.Services.GetRequiredService<IMessageArchive>().KeepAsync(
        new ArchivedMessage(Allpay.Agent.Id, 123, "Contract", "operation", Message), CancellationToken.None);

    private async Task<T> AskAsync<T>(string sql)
    {
        await using var command = Allpay.Database.Owner.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
