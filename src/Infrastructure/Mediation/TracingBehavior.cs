using System.Diagnostics;
using MediatR;

namespace Allpay.Infrastructure.Mediation;

/// <summary>A span and a measurement for each request. Never its contents: they hold names and amounts.</summary>
internal sealed class TracingBehavior<TRequest, TResponse>(MediationMetrics metrics, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    private static readonly string Request = typeof(TRequest).Name;

    public async Task<TResponse> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var activity = MediationMetrics.Source.StartActivity(Request);
        var start = clock.GetTimestamp();
        var code = MediationMetrics.FailedCode;
        try
        {
            var response = await next();
            code = response.Refusal?.Code ?? MediationMetrics.DoneCode;
            return response;
        }
        finally
        {
            activity?.SetTag("allpay.outcome", code);
            if (code == MediationMetrics.FailedCode) activity?.SetStatus(ActivityStatusCode.Error);
            metrics.Record(Request, code, clock.GetElapsedTime(start));
        }
    }
}
