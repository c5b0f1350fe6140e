using Microsoft.Extensions.Diagnostics.HealthChecks;
using Quartz;

namespace Allpay.Host.Health;

internal sealed class SchedulerCheck(ISchedulerFactory schedulers) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var running = await schedulers.GetAllSchedulers(cancellationToken);
        return running.Any(s => s.Status == SchedulerStatus.Running)
            ? HealthCheckResult.Healthy()
            : new HealthCheckResult(context.Registration.FailureStatus, "The scheduler is not running on this node.");
    }
}
