using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Allpay.Infrastructure.Http;

/// <summary>A body, a status and headers.</summary>
public sealed class JsonAnswer(object body, int status = StatusCodes.Status200OK) : IResult
{
    private const int TagLength = 32;

    public const string ReplayedHeader = "Idempotent-Replayed";

    public string? Location { get; init; }

    /// <summary>The answer was given before to the same request.</summary>
    public bool Replayed { get; init; }

    /// <summary>Names what is told; whoever shows it as If-None-Match to a GET has it already, and gets 304.</summary>
    public EntityTagHeaderValue? Tag { get; init; }

    /// <summary>A tag of every byte of an answer.</summary>
    public static EntityTagHeaderValue TagOf(object body)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), AllpayJson.Options);
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..TagLength]}\"");
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        if (Location is not null) response.Headers.Location = Location;
        if (Replayed) response.Headers[ReplayedHeader] = "true";
        if (Tag is not null) response.Headers.ETag = Tag.ToString();
        if (IsKnown(httpContext.Request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return response.WriteAsJsonAsync(body, body.GetType(), AllpayJson.Options, null, httpContext.RequestAborted);
    }

    private bool IsKnown(HttpRequest request) => Tag is not null && HttpMethods.IsGet(request.Method)
        && request.GetTypedHeaders().IfNoneMatch.Any(shown => shown.Tag == "*" || shown.Compare(Tag, useStrongComparison: false));
}
