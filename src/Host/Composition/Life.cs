using Allpay.Host.Life;
using Allpay.Infrastructure.Ledger;
using Microsoft.Extensions.Options;

namespace Allpay.Host.Composition;

/// <summary>How the host comes and goes.</summary>
internal static class Life
{
    // What was taken when the listener closed: the slowest of it waits for a provider, then for the ledger.
    private static readonly TimeSpan FinishWithin = TimeSpan.FromSeconds(30);

    public static void AddLife(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DrainOptions>().Bind(builder.Configuration.GetSection(DrainOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<DrainOptions>>(
            (host, drain) => host.ShutdownTimeout = drain.Value.Time + FinishWithin);
        builder.Services.AddBooksMetrics(builder.Configuration);
        builder.Services.AddSingleton<HostPhase>();
        builder.Services.AddHostedService<Drain>();
        builder.Services.AddSingleton<HostPipeline>();
        builder.Services.AddSingleton<IWarmUp, StoresWarmUp>();
        builder.Services.AddHostedService<WarmingUp>();
    }

    public static void UseLife(this WebApplication app)
    {
        app.Use(app.Services.GetRequiredService<HostPipeline>().StartWith);
        app.UseFarewell();
    }

    // Whoever keeps a connection open is to open the next one elsewhere.
    private static void UseFarewell(this WebApplication app)
    {
        var phase = app.Services.GetRequiredService<HostPhase>();
        app.Use((context, next) =>
        {
            if (phase.Now == Phase.Draining && HttpProtocol.IsHttp11(context.Request.Protocol)) CloseAfter(context.Response);
            return next(context);
        });
    }

    private static void CloseAfter(HttpResponse response) => response.OnStarting(() =>
    {
        response.Headers.Connection = "close";
        return Task.CompletedTask;
    });
}
