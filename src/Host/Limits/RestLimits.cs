using Allpay.Host.Requests;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;

namespace Allpay.Host.Limits;

/// <summary>
/// The limits at the REST door: once the caller is known, before anything is read or looked up for it. Every answer under a limit
/// says what is left, in the headers of draft-ietf-httpapi-ratelimit-headers.
/// </summary>
internal sealed class RestLimits(RequestDelegate next, CallLimits limits)
{
    private const int Minute = 60;

    public async Task InvokeAsync(HttpContext context)
    {
        if (IsProbe(context))
        {
            await next(context);
            return;
        }

        using var admission = AdmissionOf(context);
        context.Response.OnStarting(() =>
        {
            Write(context.Response.Headers, admission.Rates);
            return Task.CompletedTask;
        });
        await (admission.Refusal is { } refusal ? context.WriteProblemAsync(refusal) : next(context));
    }

    /// <summary>Before a key is looked up: who floods the host with wrong ones costs the database nothing.</summary>
    public static Task RefuseFlood(HttpContext context, RequestDelegate next) => IsProbe(context) ? next(context)
        : context.RequestServices.GetRequiredService<CallLimits>().RefusalOfFlood(context.Connection.RemoteIpAddress) is { } flood
            ? context.WriteProblemAsync(flood)
            : next(context);

    // Health has to be told under a flood too.
    private static bool IsProbe(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<Probe>() is not null;

    private Admission AdmissionOf(HttpContext context)
    {
        var (user, from) = (context.User, context.Connection.RemoteIpAddress);
        var rate = context.GetEndpoint()?.Metadata.GetMetadata<CallRateMetadata>()?.Rate ?? CallRate.Call;
        return rate != CallRate.LogIn && user.Identity?.IsAuthenticated == true
            ? limits.AdmitCaller(user.ToCaller().Id, rate, from)
            : limits.AdmitStranger(rate, from);
    }

    private static void Write(IHeaderDictionary headers, IReadOnlyList<CountedRate> rates)
    {
        headers["RateLimit-Policy"] = List(rates, rate => $"q={rate.PerMinute};w={Minute}");
        headers["RateLimit"] = List(rates, rate => $"r={rate.Left};t={WholeAgain(rate)}");
    }

    private static string List(IReadOnlyList<CountedRate> rates, Func<CountedRate, FormattableString> figures) => string.Join(
        ", ",
        rates.Select(rate => $"\"{rate.Rate.ToString().ToLowerInvariant()}\";{FormattableString.Invariant(figures(rate))}"));

    // Seconds until all of it is there again.
    private static long WholeAgain(CountedRate rate) =>
        (((long)(rate.PerMinute - rate.Left) * Minute) + rate.PerMinute - 1) / rate.PerMinute;
}
