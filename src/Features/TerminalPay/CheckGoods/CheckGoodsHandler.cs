using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.TerminalPay.CheckGoods;

internal sealed class CheckGoodsHandler(
    IHolderDirectory holders, MerchantDirectory merchants, PaymentOpening payments)
    : IRequestHandler<CheckGoods, Outcome<CheckedMerchant>>
{
    public async Task<Outcome<CheckedMerchant>> Handle(CheckGoods query, CancellationToken cancellationToken)
    {
        var holder = await holders.FindAsync(query.Holder!, cancellationToken);
        var merchant = await merchants.FindByTerminalAsync(query.Terminal!, cancellationToken);
        var request = RequestOf(query);
        var route = TerminalRoutes.ToMerchant(request, holder, merchant, query.Terminal!);
        if (route.Refusal is { } noRoute) return noRoute;
        if (query.Amount is not null && await payments.CheckAsync(request, route.Value, cancellationToken) is { } refusal)
            return refusal;
        return new CheckedMerchant(merchant!.Name);
    }

    private static PaymentRequest RequestOf(CheckGoods query) => new(
        query.Agent, PaymentKind.TerminalGoods, query.Holder!, TerminalPayments.AmountOf(query.Amount), "")
    {
        Operation = TerminalPayments.GoodsOperation,
        Opening = Opening.Pay,
        Target = [query.Terminal!],
    };
}
