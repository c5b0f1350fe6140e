using System.Data.Common;
using Allpay.Infrastructure.Ledger.Writing;
using Allpay.Infrastructure.Persistence;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Allpay.Host.Health;

/// <summary>
/// PostgreSQL answers; its clock, which decides the business day, is this host's too, otherwise the ledger writes nothing; and
/// its schema has all that this host needs. A login that could do more than a host has to is told as degraded.
/// </summary>
internal sealed class PostgresCheck(
    NpgsqlDataSource database, SchemaVersion schema, TimeProvider clock, IOptions<LedgerOptions> ledger) : IHealthCheck
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
            var (skew, ownsTheBooks) = await AskAsync(cancellationToken);
            if (skew is { } wrong) return NotReady(WrongClockException.Describe(wrong));
            var pending = await schema.PendingAsync(cancellationToken);
            if (pending.Count > 0) return NotReady(Describe(pending));
            return ownsTheBooks ? HealthCheckResult.Degraded(OwnsTheBooks) : HealthCheckResult.Healthy();
        }
        catch (DbException failure)
        {
            return NotReady(Describe(failure), failure);
        }

        HealthCheckResult NotReady(string why, Exception? failure = null) =>
            new(context.Registration.FailureStatus, why, failure);
    }

    private async Task<(TimeSpan? Skew, bool OwnsTheBooks)> AskAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Ask);
        command.CommandTimeout = TimeoutSeconds;
        var asked = clock.GetUtcNow();
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        var skew = ledger.Value.Skew(asked, row.GetFieldValue<DateTimeOffset>(0), clock.GetUtcNow());
        return (skew, row.GetBoolean(1));
    }

    private static string Describe(IReadOnlyList<string> pending) =>
        $"The database lacks {pending.Count} of this host's migrations, {pending[0]} first: run this version's `migrate`.";

    private static string Describe(DbException failure) => Outages.RemedyOf(failure) ?? (failure is PostgresException refused
        ? $"PostgreSQL answers, and refuses to work at the moment (SQLSTATE {refused.SqlState})."
        : "PostgreSQL does not answer.");
}
