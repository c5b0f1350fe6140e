using Allpay.Host.Health;
using Allpay.Infrastructure.Ledger.Writing;
using Allpay.Infrastructure.Persistence;
using Allpay.IntegrationTests.Infrastructure;
using Allpay.IntegrationTests.Ledger;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Allpay.IntegrationTests.Rest;

/// <summary>A host is ready when it may write: with a right clock, its schema, and a login that owns nothing.</summary>
public sealed class ReadinessTests(LedgerDatabase database, TestServers servers) : IClassFixture<LedgerDatabase>
{
    [Theory]
    [InlineData(0, HealthStatus.Healthy)]
    [InlineData(60, HealthStatus.Unhealthy)]
    [InlineData(-60, HealthStatus.Unhealthy)]
    public async Task A_wrong_clock_is_not_ready(int secondsAhead, HealthStatus expected)
    {
        var result = await CheckAsync(TestServers.AsHost(database.ConnectionString), new ShiftedClock(TimeSpan.FromSeconds(secondsAhead)));

        Assert.Equal(expected, result.Status);
        if (secondsAhead != 0) Assert.Contains($"60 s {(secondsAhead > 0 ? "ahead of" : "behind")} the database's", result.Description);
    }

    [Fact]
    public async Task A_login_that_owns_the_books_is_told()
    {
        var result = await CheckAsync(database.ConnectionString, TimeProvider.System);

        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.Contains("a login of its own", result.Description);
    }

    [Fact]
    public async Task A_schema_that_lacks_a_migration_is_not_ready_and_a_newer_one_is()
    {
        await using var older = new LedgerDatabase(servers);
        await older.InitializeAsync();
        await older.ExecuteAsync("""insert into "__EFMigrationsHistory" values ('29990101000000_FromTheFuture', '10')""");
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(TestServers.AsHost(older.ConnectionString))).Status);

        await older.ExecuteAsync("""delete from "__EFMigrationsHistory" where migration_id like '%WritersTakeTurns'""");
        AssertNotReady(await CheckAsync(TestServers.AsHost(older.ConnectionString)), "lacks 1 of this host's migrations, 20261124135500_WritersTakeTurns first", "migrate");

        await older.ExecuteAsync("""revoke select on "__EFMigrationsHistory" from allpay_app""");
        AssertNotReady(await CheckAsync(TestServers.AsHost(older.ConnectionString)), "20261124050937_TheBooks first", "migrate");

        await older.ExecuteAsync("""drop table "__EFMigrationsHistory" """);
        AssertNotReady(await CheckAsync(TestServers.AsHost(older.ConnectionString)), "20261124050937_TheBooks first", "migrate");
    }

    [Theory]
    [InlineData("Username=allpay_nobody;Password=wrong", "does not take the login")]
    [InlineData("Database=allpay_nowhere", "has no database of the name")]
    [InlineData("Port=1;Timeout=1", "PostgreSQL does not answer.")]
    public async Task What_is_wrong_with_the_connection_is_told_apart(string settings, string words) =>
        AssertNotReady(await CheckAsync($"{TestServers.AsHost(database.ConnectionString)};{settings}"), words);

    [Fact]
    public async Task A_login_that_is_no_member_of_the_hosts_role_is_told()
    {
        await database.ExecuteAsync("create role allpay_test_stranger login password 'test'");
        try
        {
            var stranger = new NpgsqlConnectionStringBuilder(database.ConnectionString)
            {
                Username = "allpay_test_stranger", Password = "test", Pooling = false,
            };
            AssertNotReady(await CheckAsync(PersistenceRegistration.AsApp(stranger.ConnectionString)), "may not work as allpay_app", "migrate");
        }
        finally
        {
            await database.ExecuteAsync("drop role allpay_test_stranger");
        }
    }

    private static void AssertNotReady(HealthCheckResult result, params string[] words)
    {
        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.All(words, word => Assert.Contains(word, result.Description));
    }

    private static async Task<HealthCheckResult> CheckAsync(string connectionString, TimeProvider? clock = null)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        var check = new PostgresCheck(source, new SchemaVersion(source), clock ?? TimeProvider.System, Options.Create(new LedgerOptions()));
        var registration = new HealthCheckRegistration("postgresql", check, HealthStatus.Unhealthy, []);
        return await check.CheckHealthAsync(new HealthCheckContext { Registration = registration }, TestContext.Current.CancellationToken);
    }
}
