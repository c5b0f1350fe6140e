using Allpay.IntegrationTests.Infrastructure;
using Npgsql;

namespace Allpay.IntegrationTests.Ledger;

/// <summary>What the host's own login can do when it lays down its role: no more than with it.</summary>
public sealed class HostLoginTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    [Theory]
    [InlineData("update ledger.account set credits_posted = credits_posted + 1")]
    [InlineData("update ledger.account set floor = null")]
    [InlineData("update ledger.transfer set amount = amount + 1")]
    [InlineData("delete from ledger.transfer")]
    [InlineData("truncate ledger.transfer")]
    [InlineData("alter table ledger.transfer disable trigger all")]
    [InlineData("drop trigger transfer_is_immutable on ledger.transfer")]
    [InlineData("create or replace function ledger.refuse() returns trigger language plpgsql as 'begin return new; end'")]
    [InlineData("set session_replication_role = replica")]
    [InlineData("set role pg_write_all_data")]
    [InlineData("create table ledger.mine ()")]
    public async Task Without_its_role_it_has_no_more_rights(string attack)
    {
        await using var host = new NpgsqlConnection(TestServers.AsHost(database.ConnectionString));
        await host.OpenAsync(TestContext.Current.CancellationToken);

        await using var command = new NpgsqlCommand($"set role none; {attack}", host);
        var error = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
    }

    [Fact]
    public async Task It_owns_nothing()
    {
        Assert.Equal(0L, await database.QueryAsync<long>(
            """
            select count(*) from pg_shdepend d join pg_roles r on r.oid = d.refobjid
            where d.deptype = 'o' and r.rolname = 'allpay_test_host'
            """));
        Assert.False(await database.QueryAsync<bool>(
            """
            select bool_or(rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication)
            from pg_roles where rolname in ('allpay_test_host', 'allpay_app')
            """));
    }

    [Fact]
    public async Task Migrating_again_changes_nothing() => await TestServers.MigrateAsync(database.ConnectionString);
}
