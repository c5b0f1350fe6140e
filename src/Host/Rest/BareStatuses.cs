using System.Globalization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using Microsoft.AspNetCore.Diagnostics;

namespace Allpay.Host.Rest;

/// <summary>Gives the statuses that routing sets by itself, under /api, the shape of all other problems.</summary>
internal static class BareStatuses
{
    public static Task WriteAsync(StatusCodeContext status)
    {
        var context = status.HttpContext;
        return context.Request.Path.StartsWithSegments("/api") && RefusalOf(context.Response.StatusCode) is { } refusal
            ? context.WriteProblemAsync(refusal)
            : Task.CompletedTask;
    }

    private static Refusal? RefusalOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => new Refusal(RefusalCodes.RouteUnknown),
        StatusCodes.Status405MethodNotAllowed => new Refusal(RefusalCodes.MethodNotAllowed),
        StatusCodes.Status413PayloadTooLarge => new Refusal(
            RefusalCodes.BodyTooLarge, Composition.Rest.BodyBytesMax.ToString(CultureInfo.InvariantCulture)),
        StatusCodes.Status415UnsupportedMediaType => new Refusal(RefusalCodes.MediaTypeUnsupported),
        _ => null,
    };
}
