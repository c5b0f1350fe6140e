using Allpay.Infrastructure.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Allpay.Host.Health;

/// <summary>The state in words for each part; never an exception's own text.</summary>
internal static class HealthAnswer
{
    public static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            Status = report.Status.ToString(),
            Checks = report.Entries.ToDictionary(
                e => e.Key, e => new { Status = e.Value.Status.ToString(), e.Value.Description }),
        },
        AllpayJson.Options,
        context.RequestAborted);
}
