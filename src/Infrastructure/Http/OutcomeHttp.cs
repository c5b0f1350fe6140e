using Allpay.Infrastructure.Mediation;
using Microsoft.AspNetCore.Http;

namespace Allpay.Infrastructure.Http;

/// <summary>An outcome as an HTTP answer.</summary>
public static class OutcomeHttp
{
    /// <summary>The answer made of the value, or the problem that tells the refusal.</summary>
    public static IResult ToHttp<T>(this Outcome<T> outcome, Func<T, IResult> answer) =>
        outcome.Match(answer, refusal => new ProblemResult(refusal));

    private sealed class ProblemResult(Refusal refusal) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => httpContext.WriteProblemAsync(refusal);
    }
}
