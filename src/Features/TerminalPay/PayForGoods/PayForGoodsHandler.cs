using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.TerminalPay.PayForGoods;

internal sealed class PayForGoodsHandler(
    IHolderDirectory holders, MerchantDirectory merchants, PaymentOpening payments)
    : IRequestHandler<PayForGoods, Outcome<PaymentReceipt>>
{
    public async Task<Outcome<PaymentReceipt>> Handle(PayForGoods command, CancellationToken cancellationToken)
    {
        var holder = await holders.FindAsync(command.Holder!, cancellationToken);
        var merchant = await merchants.FindByTerminalAsync(command.Terminal!, cancellationToken);
        var request = RequestOf(command);
        var route = TerminalRoutes.ToMerchant(request, holder, merchant, command.Terminal!);
        return await payments.OpenAsync(request, route, cancellationToken);
    }

    private static PaymentRequest RequestOf(PayForGoods command) => new(
        command.Agent, PaymentKind.TerminalGoods, command.Holder!, Money.Parse(command.Amount), command.Reference!)
    {
        Operation = TerminalPayments.GoodsOperation,
        Opening = command.Completion.ToOpening(),
        Target = [command.Terminal!, .. command.Completion.InTarget()],
    };
}
