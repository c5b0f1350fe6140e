using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Allpay.Host.Health;

internal sealed class PostgresCheck(NpgsqlDataSource database) : IHealthCheck
{
    private const int TimeoutSeconds = 2;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.CreateCommand("select 1");
            command.CommandTimeout = TimeoutSeconds;
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException failure)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "PostgreSQL does not answer.", failure);
        }
    }
}
