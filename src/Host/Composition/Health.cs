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
    private const string LivePath = "/health/live";
    private const string ReadyPath = "/health/ready";

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        var checks = builder.Services.AddHealthChecks()
            .AddCheck<PhaseCheck>(PhaseCheck.Name, HealthStatus.Unhealthy, [Ready])
            .AddCheck<PostgresCheck>("postgresql", HealthStatus.Unhealthy, [Ready])
            .AddCheck<RedisCheck>("redis", HealthStatus.Degraded, [Ready]);
        if (builder.Configuration.GetValue(Jobs.EnabledSetting, true))
            checks.AddCheck<SchedulerCheck>("scheduler", HealthStatus.Degraded, [Ready]);
    }

    /// <summary>For callers and balancers: one word.</summary>
    public static void UseHealth(this WebApplication app)
    {
        app.MapHealthChecks(LivePath, Live()).WithMetadata(new Probe());
        app.MapHealthChecks(ReadyPath, ReadyOf(app.Services)).WithMetadata(new Probe());
    }

    /// <summary>For operators: part by part, with what to do.</summary>
    public static void UseHealthDetails(this IApplicationBuilder door)
    {
        door.UseHealthChecks(LivePath, InDetail(Live()));
        door.UseHealthChecks(ReadyPath, InDetail(ReadyOf(door.ApplicationServices)));
    }

    private static HealthCheckOptions Live() => new() { Predicate = _ => false };

    // A host that is stopping says so at once, without asking its stores.
    private static HealthCheckOptions ReadyOf(IServiceProvider services)
    {
        var phase = services.GetRequiredService<HostPhase>();
        return new HealthCheckOptions
        {
            Predicate = check => phase.Now == Phase.Draining ? check.Name == PhaseCheck.Name : check.Tags.Contains(Ready),
        };
    }

    private static HealthCheckOptions InDetail(HealthCheckOptions options)
    {
        options.ResponseWriter = HealthAnswer.WriteAsync;
        return options;
    }
}
