using System.Diagnostics;
using System.Diagnostics.Metrics;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Allpay.Host.Composition;

/// <summary>
/// Metrics of everything named Allpay.*, of the runtime and of the pool of database connections; traces where there is somebody
/// to send them to: without a listener no call pays for them. Logs are JSON unless the configuration asks for plain lines.
/// </summary>
internal static class Observability
{
    private const string ServiceName = "allpay";
    private const string OwnSources = "Allpay.*";
    private const string Runtime = "System.Runtime";
    private const string Pool = "Npgsql";
    private const string OtlpSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // For whoever measures in seconds and does not say what to expect: the library's own default is for milliseconds.
    private static readonly double[] Seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    public static void AddObservability(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(Describe).WithMetrics(metrics => metrics
            .AddMeter(OwnSources, Runtime, Pool)
            .AddAspNetCoreInstrumentation()
            .AddView(InSeconds)
            .AddPrometheusExporter());
        if (builder.Configuration[OtlpSetting] is not { Length: > 0 }) return;
        telemetry.WithMetrics(metrics => metrics.AddOtlpExporter()).WithTracing(traces => traces
            .AddSource(OwnSources)
            .AddNpgsql()
            .AddAspNetCoreInstrumentation(options => options.EnrichWithHttpResponse = HidePath)
            .AddOtlpExporter());
    }

    public static void UseMetrics(this IApplicationBuilder door) => door.UseOpenTelemetryPrometheusScrapingEndpoint("/metrics");

    private static void Describe(ResourceBuilder resource) => resource.AddService(
        ServiceName,
        serviceVersion: FileVersionInfo.GetVersionInfo(typeof(Program).Assembly.Location).ProductVersion,
        serviceInstanceId: $"{Environment.MachineName}:{Environment.ProcessId}");

    private static ExplicitBucketHistogramConfiguration? InSeconds(Instrument instrument) =>
        instrument is Histogram<double> { Unit: "s", Advice: null } && instrument.Meter.Name == Pool
            ? new ExplicitBucketHistogramConfiguration { Boundaries = Seconds }
            : null;

    // A path can hold a phone number; the route it matched never does.
    private static void HidePath(Activity activity, HttpResponse response) =>
        activity.SetTag("url.path", (response.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
}
