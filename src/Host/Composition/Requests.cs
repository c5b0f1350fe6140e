using Allpay.Host.Requests;
using Allpay.Host.Rest;
using Allpay.Infrastructure.Http;

namespace Allpay.Host.Composition;

/// <summary>What is done with every request, whichever door it goes to: it is named, and logged.</summary>
internal static class Requests
{
    public static void UseRequests(this WebApplication app)
    {
        app.UseMiddleware<RequestLog>();
        app.UseRequestIds().UseSecurityHeaders();
        app.UseManners();
    }
}
