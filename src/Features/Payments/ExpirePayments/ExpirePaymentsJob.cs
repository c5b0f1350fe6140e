using MediatR;
using Quartz;

namespace Allpay.Features.Payments.ExpirePayments;

[DisallowConcurrentExecution]
public sealed class ExpirePaymentsJob(IMediator mediator) : IJob
{
    public static readonly JobKey Key = new("expire-payments");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await mediator.Send(new ExpirePayments(), cancellationToken);
}
