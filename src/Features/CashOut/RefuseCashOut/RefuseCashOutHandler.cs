using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.CashOut.RefuseCashOut;

internal sealed class RefuseCashOutHandler(HolderCashOuts cashOuts)
    : IRequestHandler<RefuseCashOut, Outcome<PaymentReceipt>>
{
    public Task<Outcome<PaymentReceipt>> Handle(RefuseCashOut command, CancellationToken cancellationToken) =>
        cashOuts.EndAsync(
            command.Holder,
            command.PaymentId,
            target => new DeclinePayment(target, DeclineReason.Payer),
            cancellationToken);
}
