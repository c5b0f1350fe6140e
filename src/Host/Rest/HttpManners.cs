using System.Net.Mime;
using Microsoft.AspNetCore.Http.Features;

namespace Allpay.Host.Rest;

/// <summary>What HTTP's readers take for granted, whichever address they ask.</summary>
internal static class HttpManners
{
    /// <summary>To stand before routing, which goes by the method and the content type.</summary>
    public static void UseManners(this WebApplication app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/api")) request.ContentType = TypeOf(context);
        return HttpMethods.IsHead(request.Method) ? AnswerHeadAsync(context, next) : next(context);
    });

    // As GET to everybody who looks; the server itself leaves a body out by the method that it gets back.
    private static async Task AnswerHeadAsync(HttpContext context, RequestDelegate next)
    {
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        context.Response.Body = Stream.Null;
        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
            context.Features.Set(body);
        }
    }

    // Many clients name a content type with every request; where there is no content, it says nothing. Content of no type is of
    // one that nobody reads.
    private static string? TypeOf(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) return null;
        if (HasNoBody(context)) return MediaTypeNames.Application.Json;
        return context.Request.ContentType ?? MediaTypeNames.Application.Octet;
    }

    private static bool HasNoBody(HttpContext context) => context.Request.ContentLength == 0
        || context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false;
}
