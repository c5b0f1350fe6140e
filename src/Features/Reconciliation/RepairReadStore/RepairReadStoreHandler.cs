using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.ReadStore;
using MediatR;

namespace Allpay.Features.Reconciliation.RepairReadStore;

internal sealed class RepairReadStoreHandler(IReadStoreRepair repair)
    : IRequestHandler<RepairReadStore, Outcome<RepairReport>>
{
    public async Task<Outcome<RepairReport>> Handle(RepairReadStore command, CancellationToken cancellationToken) =>
        await repair.RunAsync(command.Scope, cancellationToken);
}
