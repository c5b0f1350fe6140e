using System.Diagnostics;
using Microsoft.AspNetCore.Builder;

namespace Allpay.Infrastructure.Http;

/// <summary>
/// Every answer of the host names its request: by the id the caller gave, where it is short and harmless, else by a
/// fresh one. Logs and problems carry the same id.
/// </summary>
public static class RequestIds
{
    public const string Header = "X-Request-Id";
    public const int LengthMax = 128;

    public static IApplicationBuilder UseRequestIds(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var id = Sane(context.Request.Headers[Header].ToString()) ?? ActivityTraceId.CreateRandom().ToHexString();
        context.TraceIdentifier = id;
        Activity.Current?.SetTag("allpay.request_id", id);
        // Written last, because the exception handler clears what was there before.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[Header] = id;
            return Task.CompletedTask;
        });
        return next(context);
    });

    public static string? Sane(string id) => id.Length is > 0 and <= LengthMax && id.All(IsHarmless) ? id : null;

    private static bool IsHarmless(char c) => char.IsAsciiLetterOrDigit(c) || (c is '-' or '_' or '.' or ':');
}
