using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.Holders.CheckHolder;

internal sealed class CheckHolderHandler(IHolderDirectory holders) : IRequestHandler<CheckHolder, Outcome<HolderCard>>
{
    public async Task<Outcome<HolderCard>> Handle(CheckHolder query, CancellationToken cancellationToken) =>
        await holders.FindAsync(query.UserName!, cancellationToken) is { } holder
            ? HolderCard.Of(holder)
            : new Refusal(RefusalCodes.HolderUnknown, query.UserName!);
}
