using Allpay.Host.Requests;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Allpay.Host.Composition;

/// <summary>
/// Metrics of everything named Allpay.*, and traces where there is somebody to send them to: without a listener no call pays
/// for them. Logs are JSON unless the configuration asks for plain lines.
/// </summary>
internal static class Observability
{
    private const string OwnSources = "Allpay.*";
    private const string OtlpSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddObservability(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(OwnSources)
            .AddAspNetCoreInstrumentation()
            .AddPrometheusExporter());
        if (builder.Configuration[OtlpSetting] is not { Length: > 0 }) return;
        telemetry.WithMetrics(metrics => metrics.AddOtlpExporter()).WithTracing(traces => traces
            .AddSource(OwnSources)
            .AddNpgsql()
            .AddAspNetCoreInstrumentation(options => options.EnrichWithHttpResponse = HidePath)
            .AddOtlpExporter());
    }

    public static void UseMetrics(this WebApplication app) => 
        app.MapPrometheusScrapingEndpoint("/metrics").WithMetadata(new Probe());

    // A path can hold a phone number; the route it matched never does.
    private static void HidePath(System.Diagnostics.Activity activity, HttpResponse response) =>
        activity.SetTag("url.path", (response.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
}
