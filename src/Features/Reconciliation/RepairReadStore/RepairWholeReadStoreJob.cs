using Allpay.Infrastructure.ReadStore;
using MediatR;
using Quartz;

namespace Allpay.Features.Reconciliation.RepairReadStore;

/// <summary>Every account, once a night.</summary>
[DisallowConcurrentExecution]
public sealed class RepairWholeReadStoreJob(IMediator mediator) : IJob
{
    public static readonly JobKey Key = new("repair-whole-read-store");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await mediator.Send(new RepairReadStore(RepairScope.All), cancellationToken);
}
