using System.Security.Cryptography;
using System.Text;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.MessageArchive;
using Allpay.IntegrationTests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Allpay.IntegrationTests.MessageArchive;

/// <summary>What agents sign is evidence, and tells nothing to whoever has the database alone.</summary>
public sealed class MessageArchiveTests(AllpayFixture allpay) : AllpayTest(allpay)
{
    private static readonly byte[] Message = Encoding.UTF8.GetBytes("\uFEFF<a><token>482915</token></a>\r\n");

    private IMessageArchive Archive => Allpay.Services.GetRequiredService<IMessageArchive>();
    private IMessageReader Reader => Allpay.Services.GetRequiredService<IMessageReader>();

    [Fact]
    public async Task The_database_does_not_know_a_code_and_the_key_gives_the_message_back_byte_for_byte()
    {
        await KeepAsync(Message);
        var stored = await AskAsync<byte[]>("select message from ops.signed_message");
        Assert.False(Encoding.UTF8.GetString(stored).Contains("482915", StringComparison.Ordinal));
        Assert.Equal(Message, (await ReadLastAsync())!.Bytes);
    }

    [Fact]
    public async Task What_was_kept_before_there_was_a_key_is_read_as_it_is()
    {
        await Allpay.Database.ExecuteAsync(
            """
            insert into ops.signed_message (received_at, agent_id, certificate_number, contract, operation, message)
            values (now(), 1, 1, 'c', 'o', 'plain')
            """);
        Assert.Equal("plain"u8.ToArray(), (await ReadLastAsync())!.Bytes);
    }

    [Theory]
    [InlineData("agent_id = agent_id + 1")]
    [InlineData("operation = 'declineTransaction'")]
    [InlineData("message = set_byte(message, 30, (get_byte(message, 30) + 1) % 256)")]
    public async Task A_row_that_was_changed_is_not_read(string change)
    {
        await KeepAsync(Message);
        await Allpay.Database.ExecuteAsync(
            $"set session_replication_role = replica; update ops.signed_message set {change}; set session_replication_role = default");
        await Assert.ThrowsAnyAsync<CryptographicException>(ReadLastAsync);
    }

    [Fact]
    public void A_key_before_the_present_one_still_opens_what_it_sealed()
    {
        var (first, second) = (KeyFile(), KeyFile());
        var before = SealOf(first);
        var message = new ArchivedMessage(new PartyId(1), 123, "Contract", "operation", Message);
        var kept = message with { Bytes = before.Seal(message) };
        Assert.Equal(Message, SealOf(second, first).Open(kept, before.KeyId).Bytes);
        Assert.NotEqual(before.KeyId, SealOf(second, first).KeyId);
        Assert.Throws<CryptographicException>(() => SealOf(second).Open(kept, before.KeyId));
        File.Delete(first);
        File.Delete(second);
    }

    [Fact]
    public async Task An_agents_day_is_full_after_its_quota_and_another_agents_is_not()
    {
        await KeepAsync(new byte[60_000]);
        Assert.True(Archive.HasRoom(Allpay.Agent.Id));
        await KeepAsync(new byte[60_000]);
        Assert.False(Archive.HasRoom(Allpay.Agent.Id));
        Assert.True(Archive.HasRoom(Allpay.PoorAgent.Id));
    }

    [Fact]
    public async Task What_was_kept_yesterday_does_not_count_today()
    {
        await Allpay.Database.ExecuteAsync(
            $"insert into ops.archived_bytes values ({Allpay.Agent.Id}, current_date - 2, 99999999)");
        await KeepAsync(Message);
        Assert.True(Archive.HasRoom(Allpay.Agent.Id));
    }

    private static string KeyFile()
    {
        var file = Path.GetTempFileName();
        File.WriteAllBytes(file, RandomNumberGenerator.GetBytes(32));
        return file;
    }

    private static MessageSeal SealOf(string file, params string[] earlier) =>
        new(Options.Create(new MessageArchiveOptions { KeyFile = file, EarlierKeyFiles = earlier }));

    private Task KeepAsync(byte[] bytes) => Archive.KeepAsync(
        new ArchivedMessage(Allpay.Agent.Id, 123, "Contract", "operation", bytes), CancellationToken.None);

    private async Task<ArchivedMessage?> ReadLastAsync() => await Reader.FindAsync(
        await AskAsync<long>("select max(id) from ops.signed_message"), TestContext.Current.CancellationToken);

    private async Task<T> AskAsync<T>(string sql)
    {
        await using var command = Allpay.Database.Owner.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
