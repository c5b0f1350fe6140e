using System.Globalization;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Allpay.Infrastructure.Http;

/// <summary>The one place where a refusal becomes an HTTP answer.</summary>
public static class Problems
{
    // Where nobody knows better.
    private static readonly TimeSpan WhenUnavailable = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WhenTooMany = TimeSpan.FromMinutes(1);

    public static Problem Of(Refusal refusal, Language language, string requestId)
    {
        var status = (int)RefusalCatalog.KindOf(refusal.Code);
        return new Problem
        {
            Type = $"urn:allpay:problem:{refusal.Code}",
            Title = ReasonPhrases.GetReasonPhrase(status),
            Status = status,
            Detail = refusal.Say(language),
            Code = refusal.Code,
            RequestId = requestId,
            Fields = refusal.Fields.Count == 0
                ? null
                : [.. refusal.Fields.Select(f => new ProblemField(f.Field, f.Code, f.Say(language)))],
            Details = refusal.Details.Count == 0 ? null : refusal.Details,
        };
    }

    public static Problem Of(Refusal refusal, HttpContext context)
    {
        // For the request's line in the log.
        context.Features.Set(refusal);
        var language = RequestLanguage.Of(context.Request);
        context.Response.Headers.ContentLanguage = language.ToString().ToLowerInvariant();
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        return Of(refusal, language, context.TraceIdentifier);
    }

    public static Task WriteProblemAsync(this HttpContext context, Refusal refusal, TimeSpan? retryAfter = null)
    {
        var problem = Of(refusal, context);
        context.Response.StatusCode = problem.Status;
        if ((retryAfter ?? refusal.RetryAfter ?? WaitOf(problem.Status)) is { } wait)
            context.Response.Headers.RetryAfter = Seconds(wait);
        return context.Response.WriteAsJsonAsync(
            problem, AllpayJson.Options, Problem.MediaType, context.RequestAborted);
    }

    private static TimeSpan? WaitOf(int status) => status switch
    {
        StatusCodes.Status503ServiceUnavailable => WhenUnavailable,
        StatusCodes.Status429TooManyRequests => WhenTooMany,
        _ => null,
    };

    private static string Seconds(TimeSpan wait) =>
        Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
