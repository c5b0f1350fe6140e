using System.Diagnostics;
using System.Globalization;
using System.Security.Claims;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Microsoft.AspNetCore.Diagnostics;

namespace Allpay.Host.Requests;

/// <summary>
/// One line a request, whatever came of it. It says nothing that a caller wrote: a path, a query and a login are phone numbers as
/// a rule, so the route stands for the path and a number for the party.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, TimeProvider clock, ILogger<RequestLog> logger)
{
    private const string OtherMethod = "other";

    public async Task InvokeAsync(HttpContext context)
    {
        var started = clock.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            Write(context, Math.Round(clock.GetElapsedTime(started).TotalMilliseconds, 1));
        }
    }

    private void Write(HttpContext context, double milliseconds)
    {
        // The exception handler takes the endpoint away and remembers it.
        var endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        var level = endpoint?.Metadata.GetMetadata<Probe>() is null ? LogLevel.Information : LogLevel.Debug;
        if (!logger.IsEnabled(level)) return;
        var call = context.Features.Get<AgentCallNote>();
        var (method, status) = (MethodOf(context.Request), StatusOf(context));
        var route = (endpoint as RouteEndpoint)?.RoutePattern.RawText;
        var code = call?.Fault ?? context.Features.Get<Refusal>()?.Code;
        var (kind, caller) = CallerOf(context, call);
        var trace = Activity.Current?.TraceId.ToHexString();
        Log.Answered(
            logger, level, method, route, call?.Operation, status, code, milliseconds, kind, caller,
            context.TraceIdentifier, trace);
    }

    private static (string? Kind, string? Id) CallerOf(HttpContext context, AgentCallNote? call) => call?.Agent is { } agent
        ? (nameof(PartyKind.Agent), agent.ToString(CultureInfo.InvariantCulture))
        : (context.User.FindFirstValue(CallerClaims.Kind), context.User.FindFirstValue(ClaimTypes.NameIdentifier));

    // Any word can stand where a method does.
    private static string MethodOf(HttpRequest request) => request.Method is "GET" or "HEAD" or "POST" or "PUT" or "PATCH"
        or "DELETE" or "OPTIONS" ? request.Method : OtherMethod;

    // Who hung up was answered nothing.
    private static int StatusOf(HttpContext context) => context.RequestAborted.IsCancellationRequested
        && !context.Response.HasStarted ? StatusCodes.Status499ClientClosedRequest : context.Response.StatusCode;

    private static partial class Log
    {
        [LoggerMessage(EventId = 2010, Message = "{Method} {Route} {Operation} was answered {Status} {Code} "
            + "in {Milliseconds} ms; caller {CallerKind} {Caller}, request {RequestId}, trace {TraceId}")]
        public static partial void Answered(
            ILogger logger, LogLevel level, string method, string? route, string? operation, int status, string? code,
            double milliseconds, string? callerKind, string? caller, string requestId, string? traceId);
    }
}

/// <summary>Marks an endpoint that machines ask all the time: its requests are logged for debugging only.</summary>
internal sealed record Probe;

/// <summary>What a SOAP call was, for its line in the log; the fault by its Java class name, null where there was none.</summary>
internal sealed record AgentCallNote(string Operation, long? Agent, string? Fault);
