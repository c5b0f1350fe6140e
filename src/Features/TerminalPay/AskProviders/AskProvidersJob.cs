using MediatR;
using Quartz;

namespace Allpay.Features.TerminalPay.AskProviders;

[DisallowConcurrentExecution]
public sealed class AskProvidersJob(IMediator mediator) : IJob
{
    public static readonly JobKey Key = new("ask-providers");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await mediator.Send(new AskProviders(), cancellationToken);
}
