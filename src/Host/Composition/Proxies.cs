using Microsoft.AspNetCore.HttpOverrides;

namespace Allpay.Host.Composition;

/// <summary>
/// Behind a reverse proxy the address clients use comes in X-Forwarded-Proto, -Host, -Prefix and -For. They are believed
/// from this machine and from the networks in <c>Proxies:Networks</c> (CIDR) only, since the WSDL repeats the address.
/// </summary>
internal static class Proxies
{
    public static void UseProxies(this WebApplication app)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All };
        foreach (var network in app.Configuration.GetSection("Proxies:Networks").Get<string[]>() ?? [])
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        app.UseForwardedHeaders(options);
        if (app.Configuration["PathBase"] is { Length: > 0 } pathBase) app.UsePathBase(pathBase);
        app.UseRouting();
    }
}
