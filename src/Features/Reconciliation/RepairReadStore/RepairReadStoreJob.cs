using Allpay.Infrastructure.ReadStore;
using MediatR;
using Quartz;

namespace Allpay.Features.Reconciliation.RepairReadStore;

/// <summary>What changed lately, often: at start and every minute.</summary>
[DisallowConcurrentExecution]
public sealed class RepairReadStoreJob(IMediator mediator) : IJob
{
    public static readonly JobKey Key = new("repair-read-store");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await mediator.Send(new RepairReadStore(RepairScope.ChangedLately), cancellationToken);
}
