using Allpay.Infrastructure;
using Allpay.Infrastructure.Http;
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Allpay.Host.Rest;

/// <summary>Lets pages from the origins in <c>Cors:Origins</c> call the REST door; without any, none.</summary>
internal static class CrossOrigin
{
    public const string Section = "Cors";
    public const string Setting = "Origins";

    private static readonly string[] Told =
    [
        "Content-Language", "ETag", "Location", "RateLimit", "RateLimit-Policy", "Retry-After",
        JsonAnswer.ReplayedHeader, RequestIds.Header,
    ];

    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromHours(1);

    public static void UseCrossOrigin(this WebApplication app)
    {
        var origins = OriginsIn(app.Configuration);
        if (origins.Length > 0) app.UseCors(policy => Allow(policy, origins));
    }

    /// <exception cref="WrongSettingException">One of them is no origin.</exception>
    internal static string[] OriginsIn(IConfiguration configuration)
    {
        var origins = configuration.GetSection($"{Section}:{Setting}").Get<string[]>() ?? [];
        if (origins.FirstOrDefault(origin => !IsOne(origin)) is { } wrong)
            throw new WrongSettingException($"{Section}:{Setting}", $"has '{wrong}'; an origin is such as https://shop.example.");
        return origins;
    }

    private static void Allow(CorsPolicyBuilder policy, string[] origins) => policy
        .WithOrigins(origins).AllowAnyHeader().AllowAnyMethod().WithExposedHeaders(Told).SetPreflightMaxAge(AskAgainAfter);

    // As browsers send it: no path, no slash at the end.
    private static bool IsOne(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" && origin == uri.GetLeftPart(UriPartial.Authority);
}
