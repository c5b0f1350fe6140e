using Allpay.Infrastructure.Persistence;
using Allpay.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Allpay.IntegrationTests.Persistence;

/// <summary>What migrations do to a database in which payments are under way.</summary>
public sealed class MigrationTests : IAsyncLifetime
{
    private const string BeforeWaitingEnds = "20261124070832_TheAgentContract";

    private static readonly string Name = $"allpay_migrated_{Guid.NewGuid():n}";

    private static readonly string ConnectionString =
        new NpgsqlConnectionStringBuilder(TestServers.Postgres) { Database = Name, Pooling = false }.ConnectionString;

    public async ValueTask InitializeAsync() => await TestServers.ExecuteAsync(TestServers.Postgres, $"create database {Name}");

    public async ValueTask DisposeAsync() =>
        await TestServers.ExecuteAsync(TestServers.Postgres, $"drop database {Name} with (force)");

    [Fact]
    public async Task What_waits_for_money_already_gets_its_end_and_nothing_else_changes()
    {
        await using var db = Migrator.CreateContext(ConnectionString);
        await db.GetService<IMigrator>().MigrateAsync(BeforeWaitingEnds);
        await TestServers.ExecuteAsync(ConnectionString, Payments);

        await db.Database.MigrateAsync();

        Assert.Equal(
            [(1, true), (2, false), (3, false), (4, false), (5, false)],
            await ReadAsync("select id, expires_at between now() + '23 hours' and now() + '24 hours' from ledger.payment order by id"));
        Assert.Equal(
            [(1, true), (2, true), (3, true), (4, true), (5, true)],
            await ReadAsync("""
                select id, opening = case id when 1 then 4 when 2 then 6 when 3 then 7 when 4 then 5 else 2 end
                from ledger.payment order by id
                """));
        foreach (var change in new[] { "expires_at = now()", "opening = 1" })
            await Assert.ThrowsAsync<PostgresException>(() => TestServers.ExecuteAsync(
                ConnectionString, $"update ledger.payment set {change} where id = 1"));
    }

    // One that waits for money, one that waits for its payer, one that is held for ever, one completed and one declined.
    private const string Payments =
        """
        insert into ledger.payment (id, requester_id, reference, fingerprint, kind, status, reason, payer_id, payee_id, amount,
            payer_fee, payee_fee, hold_id, captured, refunded, day, created_at, expires_at, finished_at, payer_version, payee_version)
        select id, 1, id, gen_random_uuid(), kind, status, 0, 1, 2, 10, 0, 0, hold, captured, 0, '2026-03-02', now() - interval '3 days',
            ends, case when status > 1 then now() end, 0, 0
        from (values
            (1, 10, 1, null, 0, null::timestamptz), (2, 21, 1, null, 0, now() + interval '1 hour'), (3, 31, 1, 7, 0, null),
            (4, 20, 2, 8, 10, null), (5, 1, 3, null, 0, null)) p (id, kind, status, hold, captured, ends);
        """;

    private static async Task<List<(long, bool)>> ReadAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var row = await command.ExecuteReaderAsync();
        var found = new List<(long, bool)>();
        while (await row.ReadAsync()) found.Add((row.GetInt64(0), !row.IsDBNull(1) && row.GetBoolean(1)));
        return found;
    }
}
