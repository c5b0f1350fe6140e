using Microsoft.AspNetCore.Http;

namespace Allpay.Infrastructure.Http;

/// <summary>A body, a status and headers.</summary>
public sealed class JsonAnswer(object body, int status = StatusCodes.Status200OK) : IResult
{
    public const string ReplayedHeader = "Idempotent-Replayed";

    public string? Location { get; init; }

    /// <summary>The answer was given before to the same request.</summary>
    public bool Replayed { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        if (Location is not null) response.Headers.Location = Location;
        if (Replayed) response.Headers[ReplayedHeader] = "true";
        return response.WriteAsJsonAsync(body, body.GetType(), AllpayJson.Options, null, httpContext.RequestAborted);
    }
}
