using System.Globalization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace Allpay.Host.Rest;

/// <summary>
/// What nobody expected. A store that is away is 503: ask again with the same key. Everything else is a bug, logged
/// with all there is and told without any of it.
/// </summary>
internal sealed partial class UnhandledExceptions(ILogger<UnhandledExceptions> logger) : IExceptionHandler
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested) return true;
        var (refusal, retryAfter) = Describe(httpContext, exception);
        await httpContext.WriteProblemAsync(refusal, retryAfter);
        return true;
    }

    private (Refusal Refusal, TimeSpan? RetryAfter) Describe(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case BadHttpRequestException bad:
                return (RefusalOf(bad), null);
            case LedgerUnavailableException unavailable:
                Log.Unavailable(logger, context.TraceIdentifier, exception);
                return (new Refusal(RefusalCodes.ServiceUnavailable), unavailable.RetryAfter);
            case Exception when IsStoreAway(exception):
                Log.Unavailable(logger, context.TraceIdentifier, exception);
                return (new Refusal(RefusalCodes.ServiceUnavailable), RetryAfter);
            default:
                Log.Unexpected(logger, context.TraceIdentifier, exception);
                return (new Refusal(RefusalCodes.Unexpected), null);
        }
    }

    private static Refusal RefusalOf(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => new Refusal(
            RefusalCodes.BodyTooLarge, Composition.Rest.BodyBytesMax.ToString(CultureInfo.InvariantCulture)),
        StatusCodes.Status415UnsupportedMediaType => new Refusal(RefusalCodes.MediaTypeUnsupported),
        _ => Refusal.Invalid(new FieldFault("body", FieldCodes.Malformed)),
    };

    // A PostgresException is the server's own answer: away only when it says so (class 57, too many connections), a bug
    // otherwise. Every other NpgsqlException is the connection's.
    private static bool IsStoreAway(Exception exception) => exception switch
    {
        PostgresException answer => answer.IsTransient || answer.SqlState.StartsWith("57", StringComparison.Ordinal),
        NpgsqlException or TimeoutException => true,
        _ => exception.InnerException is { } inner && IsStoreAway(inner),
    };

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Warning, "Request {RequestId} found a store away")]
        public static partial void Unavailable(ILogger logger, string requestId, Exception exception);

        [LoggerMessage(1002, LogLevel.Error, "Request {RequestId} failed: this is a bug")]
        public static partial void Unexpected(ILogger logger, string requestId, Exception exception);
    }
}
