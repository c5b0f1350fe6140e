using Allpay.Infrastructure.ReadStore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace Allpay.Host.Health;

internal sealed class RedisCheck(RedisConnection connection) : IHealthCheck
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var redis = await connection.GetAsync(cancellationToken).WaitAsync(Timeout, cancellationToken);
            await redis.GetDatabase().PingAsync().WaitAsync(Timeout, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException)
        {
            return new HealthCheckResult(
                context.Registration.FailureStatus, "Redis does not answer; balances come from PostgreSQL.", failure);
        }
    }
}
