using Allpay.Host.AgentSoap;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;

namespace Allpay.Host.Rest;

/// <summary>
/// A REST body has as long to arrive as an agent's message (<see cref="AgentSoapOptions.BodySecondsMax"/>). Kestrel asks for an
/// average rate once that time is over, and of the largest body that is too slow by then no average is enough.
/// </summary>
internal sealed class SlowBodies(RequestDelegate next, IOptions<AgentSoapOptions> options)
{
    private readonly MinDataRate _slowest = new(
        (double)Composition.Rest.BodyBytesMax / options.Value.BodySecondsMax,
        TimeSpan.FromSeconds(options.Value.BodySecondsMax));

    public Task InvokeAsync(HttpContext context)
    {
        // What is not HTTP/1.1 has no rate of its own, and comes from a proxy.
        if (HttpProtocol.IsHttp11(context.Request.Protocol)
            && context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate) rate.MinDataRate = _slowest;
        return next(context);
    }
}
