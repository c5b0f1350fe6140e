using Allpay.Host.Health;
using Allpay.Infrastructure.Ledger.Writing;
using Allpay.IntegrationTests.Infrastructure;
using Allpay.IntegrationTests.Ledger;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Allpay.IntegrationTests.Rest;

/// <summary>A host is ready when it may write: with a right clock, and a login that owns nothing.</summary>
public sealed class ReadinessTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>
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

    private static async Task<HealthCheckResult> CheckAsync(string connectionString, TimeProvider clock)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        var check = new PostgresCheck(source, clock, Options.Create(new LedgerOptions()));
        var registration = new HealthCheckRegistration("postgresql", check, HealthStatus.Unhealthy, []);
        return await check.CheckHealthAsync(new HealthCheckContext { Registration = registration }, TestContext.Current.CancellationToken);
    }
}
