using System.Globalization;
using Allpay.Host.AgentSoap;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace Allpay.Host.Rest;

/// <summary>
/// Gives the statuses that come without a body the shape of all other problems, except the agents' doors', which are as their
/// contract says. Asked by OPTIONS, an address tells its methods.
/// </summary>
internal static class BareStatuses
{
    public static Task WriteAsync(StatusCodeContext status)
    {
        var context = status.HttpContext;
        if (context.GetEndpoint()?.Metadata.GetMetadata<AgentSoapDoor>() is not null) return Task.CompletedTask;
        if (context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed) TellMethods(context);
        return RefusalOf(context.Response.StatusCode) is { } refusal ? context.WriteProblemAsync(refusal) : Task.CompletedTask;
    }

    // Routing knows what is mapped; what the host does by itself is added.
    private static void TellMethods(HttpContext context)
    {
        var methods = context.Response.Headers.GetCommaSeparatedValues(HeaderNames.Allow).ToList();
        if (methods.Contains(HttpMethods.Get)) methods.Add(HttpMethods.Head);
        methods.Add(HttpMethods.Options);
        context.Response.Headers.Allow = string.Join(", ", methods.Distinct());
        if (HttpMethods.IsOptions(context.Request.Method)) context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static Refusal? RefusalOf(int status) => status switch
    {
        StatusCodes.Status408RequestTimeout => new Refusal(RefusalCodes.BodyTooSlow),
        StatusCodes.Status404NotFound => new Refusal(RefusalCodes.RouteUnknown),
        StatusCodes.Status405MethodNotAllowed => new Refusal(RefusalCodes.MethodNotAllowed),
        StatusCodes.Status413PayloadTooLarge => new Refusal(
            RefusalCodes.BodyTooLarge, Composition.Rest.BodyBytesMax.ToString(CultureInfo.InvariantCulture)),
        StatusCodes.Status415UnsupportedMediaType => new Refusal(RefusalCodes.MediaTypeUnsupported),
        _ => null,
    };
}
