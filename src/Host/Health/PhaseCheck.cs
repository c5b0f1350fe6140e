using Allpay.Host.Life;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Allpay.Host.Health;

/// <summary>Whether the host is to be sent calls at all, whatever its stores do.</summary>
internal sealed class PhaseCheck(HostPhase phase) : IHealthCheck
{
    public const string Name = "host";

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(phase.Now switch
    {
        Phase.WarmingUp => new HealthCheckResult(context.Registration.FailureStatus, "The host is warming up."),
        Phase.Draining => new HealthCheckResult(context.Registration.FailureStatus, "The host is stopping."),
        _ => HealthCheckResult.Healthy(),
    });
}
