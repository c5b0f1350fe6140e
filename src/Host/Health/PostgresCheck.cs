using System.Data.Common;
using Allpay.Infrastructure.Ledger.Writing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Allpay.Host.Health;

/// <summary>
/// PostgreSQL answers, and its clock, which decides the business day, is this host's too: otherwise the ledger writes nothing. A
/// login that could do more than a host has to is told as degraded.
/// </summary>
internal sealed class PostgresCheck(NpgsqlDataSource database, TimeProvider clock, IOptions<LedgerOptions> ledger)
    : IHealthCheck
{
    private const int TimeoutSeconds = 2;

    private const string Ask =
        """
        select clock_timestamp(), coalesce((
            select pg_has_role(session_user, relowner, 'member') from pg_class where oid = to_regclass('ledger.transfer')), false)
        """;

    private const string OwnsTheBooks =
        "The host's login owns the books, or may become their owner: give it a login of its own (docs/operating.md).";

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.CreateCommand(Ask);
            command.CommandTimeout = TimeoutSeconds;
            var asked = clock.GetUtcNow();
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            return ledger.Value.Skew(asked, row.GetFieldValue<DateTimeOffset>(0), clock.GetUtcNow()) is { } skew
                ? new HealthCheckResult(context.Registration.FailureStatus, WrongClockException.Describe(skew))
                : row.GetBoolean(1) ? HealthCheckResult.Degraded(OwnsTheBooks) : HealthCheckResult.Healthy();
        }
        catch (DbException failure)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "PostgreSQL does not answer.", failure);
        }
    }
}
