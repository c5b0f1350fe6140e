using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.CashOut.RefuseCashOut;

internal sealed class RefuseCashOutHandler(ILedger ledger) : IRequestHandler<RefuseCashOut, Outcome<PaymentReceipt>>
{
    public async Task<Outcome<PaymentReceipt>> Handle(RefuseCashOut command, CancellationToken cancellationToken)
    {
        var target = new PaymentTarget(new PaymentId(command.PaymentId)) { Payer = command.Holder.Wallet };
        var result = await ledger.SubmitAsync(new DeclinePayment(target, DeclineReason.Payer), cancellationToken);
        return PaymentReceipt.Of(result, reference: null, command.Holder.Wallet);
    }
}
