using MediatR;
using Quartz;

namespace Allpay.Features.Payments.RetryPayments;

[DisallowConcurrentExecution]
public sealed class RetryPaymentsJob(IMediator mediator) : IJob
{
    public static readonly JobKey Key = new("retry-payments");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await mediator.Send(new RetryPayments(), cancellationToken);
}
