using Allpay.Infrastructure;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Allpay.Host.Composition;

/// <summary>
/// Behind a reverse proxy the address clients use comes in X-Forwarded-Proto, -Host, -Prefix and -For. They are believed
/// from this machine and from the networks in <c>Proxies:Networks</c> (CIDR) only, since the WSDL repeats the address.
/// </summary>
internal static class Proxies
{
    public const string Section = "Proxies";
    private const string PathBase = "PathBase";

    public static void UseProxies(this WebApplication app)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All };
        foreach (var network in app.Configuration.GetSection($"{Section}:Networks").Get<string[]>() ?? [])
            options.KnownIPNetworks.Add(IPNetwork.TryParse(network, out var known)
                ? known
                : throw new WrongSettingException($"{Section}:Networks", $"has '{network}'; a network is such as 10.0.0.0/8."));
        app.UseForwardedHeaders(options);
        if (app.Configuration[PathBase] is { Length: > 0 } pathBase) app.UsePathBase(Checked(pathBase));
        app.UseRouting();
    }

    private static string Checked(string pathBase) =>
        pathBase.StartsWith('/') ? pathBase : throw new WrongSettingException(PathBase, "must begin with a slash.");
}
