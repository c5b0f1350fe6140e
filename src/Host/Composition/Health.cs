using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Allpay.Host.Health;
using Allpay.Host.Life;
using Allpay.Host.Requests;

namespace Allpay.Host.Composition;

/// <summary>
/// Live: the process answers. Ready: money can move, which takes PostgreSQL. Without Redis or the scheduler the node is
/// degraded and stays in service: balances then come from PostgreSQL, and other nodes run the jobs.
/// </summary>
internal static class HealthChecks
{
    private const string Ready = "ready";

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        var checks = builder.Services.AddHealthChecks()
            .AddCheck<PhaseCheck>(PhaseCheck.Name, HealthStatus.Unhealthy, [Ready])
            .AddCheck<PostgresCheck>("postgresql", HealthStatus.Unhealthy, [Ready])
            .AddCheck<RedisCheck>("redis", HealthStatus.Degraded, [Ready]);
        if (builder.Configuration.GetValue(Jobs.EnabledSetting, true))
            checks.AddCheck<SchedulerCheck>("scheduler", HealthStatus.Degraded, [Ready]);
    }

    public static void UseHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", Options(_ => false)).WithMetadata(new Probe());
        // A host that is stopping says so at once, without asking its stores.
        var phase = app.Services.GetRequiredService<HostPhase>();
        app.MapHealthChecks("/health/ready", Options(check =>
            phase.Now == Phase.Draining ? check.Name == PhaseCheck.Name : check.Tags.Contains(Ready))).WithMetadata(new Probe());
    }

    private static HealthCheckOptions Options(Func<HealthCheckRegistration, bool> which) => new()
    {
        Predicate = which,
        ResponseWriter = HealthAnswer.WriteAsync,
    };
}
