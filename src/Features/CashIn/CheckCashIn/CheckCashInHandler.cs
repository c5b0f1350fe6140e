using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.CashIn.CheckCashIn;

internal sealed class CheckCashInHandler(IHolderDirectory holders)
    : IRequestHandler<CheckCashIn, Outcome<HolderCard>>
{
    public async Task<Outcome<HolderCard>> Handle(CheckCashIn query, CancellationToken cancellationToken)
    {
        var holder = await holders.FindAsync(query.Holder!, cancellationToken);
        return HolderRefusals.Of(holder, query.Holder!) is { } refusal ? refusal : HolderCard.Of(holder!);
    }
}
