using Allpay.Features.Sandbox;
using Allpay.Host.Composition;

return await Startup.RunAsync(async () =>
{
    if (await Verbs.RunAsync(args) is { } exitCode) return exitCode;

    var builder = WebApplication.CreateBuilder(Settings.Of(args));
    builder.CheckSettings();
    builder.AddObservability();
    builder.AddLife();
    builder.AddFeatures();
    builder.AddReadStore();
    builder.AddBooks();
    builder.AddServing();
    builder.AddJobs();
    builder.AddAgentSoap();
    builder.AddRest();
    builder.AddApiDocument();
    builder.AddHealth();
    builder.AddManagement();

    var app = builder.Build();
    app.UseRequests();
    app.UseLife();
    app.UseProxies();
    app.UseProblems();
    app.UseManagement();
    app.UseAgentSoap();
    app.UseRest();
    app.UseApiDocument();
    app.UseSandboxProvider();
    app.UseHealth();
    await app.RunAsync();
    return 0;
});

public partial class Program;
