using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Features.Sandbox;

/// <summary>
/// The sandbox's provider, served beside the product where <c>Sandbox:Provider</c> is true; never in production.
/// </summary>
public static class SandboxProviders
{
    public const string EnabledSetting = "Sandbox:Provider";
    public const string Path = "/sandbox/provider";

    public static void UseSandboxProvider(this WebApplication app)
    {
        if (!app.Configuration.GetValue(EnabledSetting, false)) return;
        var provider = ActivatorUtilities.CreateInstance<SandboxProvider>(
            app.Services, ActivatorUtilities.CreateInstance<ProviderBooks>(app.Services));
        var routes = app.MapGroup(Path).AllowAnonymous().ExcludeFromDescription();
        routes.MapPut("/accounts/{account}", provider.BehaveAsync);
        routes.MapGet("/services/{service}/accounts/{account}", provider.AccountAsync);
        routes.MapPut("/payments/{id}", provider.PayAsync);
        routes.MapGet("/payments/{id}", provider.StatusAsync);
    }
}
