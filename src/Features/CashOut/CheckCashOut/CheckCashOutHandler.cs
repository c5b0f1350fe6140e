using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.CashOut.CheckCashOut;

internal sealed class CheckCashOutHandler(IHolderDirectory holders, PaymentOpening payments)
    : IRequestHandler<CheckCashOut, Outcome<HolderCard>>
{
    public async Task<Outcome<HolderCard>> Handle(CheckCashOut query, CancellationToken cancellationToken)
    {
        var holder = await holders.FindAsync(query.Holder!, cancellationToken);
        var route = CashOutOpening.Route(query.Agent, holder, query.Holder!);
        if (route.Refusal is { } unknown) return unknown;
        return await CheckAmountAsync(query, route.Value, cancellationToken) is { } refusal ? refusal : HolderCard.Of(holder!);
    }

    // Without its code: that is the holder's to bring.
    private async Task<Refusal?> CheckAmountAsync(
        CheckCashOut query, PaymentRoute route, CancellationToken cancellationToken)
    {
        if (query.Amount is null) return null;
        var request = new PaymentRequest(query.Agent, query.Kind, query.Holder!, Money.Parse(query.Amount), "")
        {
            Operation = CashOutOpening.PayOperation,
            Opening = Opening.PayFunded,
        };
        return await payments.CheckAsync(request, route, cancellationToken);
    }
}
