using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Allpay.Infrastructure.Http;

/// <summary>
/// What browsers and caches are told with every answer: nothing is guessed, framed, run or kept. Swagger UI alone runs scripts,
/// its own.
/// </summary>
public static class SecurityHeaders
{
    private const string Nothing = "default-src 'none'; frame-ancestors 'none'";

    // Its icons are drawn from data.
    private const string Swagger = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var isSwagger = context.Request.Path.StartsWithSegments("/swagger");
        // Written last, because the exception handler clears what was there before.
        context.Response.OnStarting(() =>
        {
            Write(context.Response.Headers, isSwagger);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Write(IHeaderDictionary headers, bool isSwagger)
    {
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = isSwagger ? Swagger : Nothing;
        // Answers tell of money and people; only the page's own files may be kept.
        if (!isSwagger) headers.CacheControl = "no-store";
    }
}
