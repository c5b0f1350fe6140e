using MediatR;
using Quartz;

namespace Allpay.Features.Retention.ForgetOldRecords;

[DisallowConcurrentExecution]
public sealed class ForgetOldRecordsJob(IMediator mediator) : IJob
{
    public static readonly JobKey Key = new("forget-old-records");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await mediator.Send(new ForgetOldRecords(), cancellationToken);
}
