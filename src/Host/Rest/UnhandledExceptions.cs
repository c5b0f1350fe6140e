using System.Globalization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Persistence;
using Microsoft.AspNetCore.Diagnostics;

namespace Allpay.Host.Rest;

/// <summary>
/// What nobody expected. A store that is away is 503: ask again with the same key. Everything else is a bug, logged
/// with all there is and told without any of it.
/// </summary>
internal sealed partial class UnhandledExceptions(ILogger<UnhandledExceptions> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested) return true;
        var (refusal, retryAfter) = Describe(httpContext, exception);
        await TellAsync(httpContext, refusal, retryAfter);
        return true;
    }

    // Who hangs up while the answer is written is nobody's bug.
    private static async Task TellAsync(HttpContext context, Refusal refusal, TimeSpan? retryAfter)
    {
        try
        {
            await context.WriteProblemAsync(refusal, retryAfter);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
        }
    }

    private (Refusal Refusal, TimeSpan? RetryAfter) Describe(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case BadHttpRequestException bad:
                return (RefusalOf(bad), null);
            case Exception when Outages.RetryAfter(exception) is { } retryAfter:
                ReportOutage(context.TraceIdentifier, exception);
                return (new Refusal(RefusalCodes.ServiceUnavailable), retryAfter);
            default:
                Log.Unexpected(logger, context.TraceIdentifier, exception);
                return (new Refusal(RefusalCodes.Unexpected), null);
        }
    }

    // Where a person has to act, what to do is what counts, and the same for every call: no stack.
    private void ReportOutage(string requestId, Exception exception)
    {
        if (Outages.RemedyOf(exception) is { } remedy) Log.NotAsItMustBe(logger, requestId, remedy);
        else Log.Unavailable(logger, requestId, exception);
    }

    private static Refusal RefusalOf(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => new Refusal(
            RefusalCodes.BodyTooLarge, Composition.Rest.BodyBytesMax.ToString(CultureInfo.InvariantCulture)),
        StatusCodes.Status408RequestTimeout => new Refusal(RefusalCodes.BodyTooSlow),
        StatusCodes.Status415UnsupportedMediaType => new Refusal(RefusalCodes.MediaTypeUnsupported),
        _ => Refusal.Invalid(new FieldFault("body", FieldCodes.Malformed)),
    };

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Warning, "Request {RequestId} found a store away")]
        public static partial void Unavailable(ILogger logger, string requestId, Exception exception);

        [LoggerMessage(2003, LogLevel.Critical, "Request {RequestId} could not be served: {Remedy}")]
        public static partial void NotAsItMustBe(ILogger logger, string requestId, string remedy);

        [LoggerMessage(2002, LogLevel.Error, "Request {RequestId} failed: this is a bug")]
        public static partial void Unexpected(ILogger logger, string requestId, Exception exception);
    }
}
