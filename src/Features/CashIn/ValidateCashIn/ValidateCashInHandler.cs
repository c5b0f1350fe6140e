using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.CashIn.ValidateCashIn;

internal sealed class ValidateCashInHandler(IHolderDirectory holders)
    : IRequestHandler<ValidateCashIn, Outcome<HolderCard>>
{
    public async Task<Outcome<HolderCard>> Handle(ValidateCashIn query, CancellationToken cancellationToken)
    {
        var holder = await holders.FindAsync(query.Holder!, cancellationToken);
        return HolderRefusals.Of(holder, query.Holder!) is { } refusal ? refusal : HolderCard.Of(holder!);
    }
}
