using Allpay.Infrastructure.Ledger.Writing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Allpay.Host.Health;

/// <summary>
/// PostgreSQL answers, and its clock, which decides the business day, is this host's too: otherwise the ledger writes nothing.
/// </summary>
internal sealed class PostgresCheck(NpgsqlDataSource database, TimeProvider clock, IOptions<LedgerOptions> ledger)
    : IHealthCheck
{
    private const int TimeoutSeconds = 2;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.CreateCommand("select clock_timestamp()");
            command.CommandTimeout = TimeoutSeconds;
            var asked = clock.GetUtcNow();
            var at = new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(cancellationToken))!);
            return ledger.Value.Skew(asked, at, clock.GetUtcNow()) is { } skew
                ? new HealthCheckResult(context.Registration.FailureStatus, WrongClockException.Describe(skew))
                : HealthCheckResult.Healthy();
        }
        catch (NpgsqlException failure)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "PostgreSQL does not answer.", failure);
        }
    }
}
