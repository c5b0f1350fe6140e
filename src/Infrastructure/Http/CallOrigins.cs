using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Parties;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Infrastructure.Http;

/// <summary>Tells the audit trail who calls, once the caller is known, and from where.</summary>
public static class CallOrigins
{
    public static IApplicationBuilder UseCallOrigins(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var caller = context.User.Identity?.IsAuthenticated == true ? context.User.ToCaller() : null;
        context.RequestServices.GetRequiredService<CallOrigin>().Begin(caller, AddressOf(context), context.TraceIdentifier);
        return next(context);
    });

    /// <summary>The client's address, one text for one address; null where there is none, as in a test.</summary>
    public static string? AddressOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => null,
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        var address => address.ToString(),
    };
}
