using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Payments.CompleteOwnPayment;

internal sealed class CompleteOwnPaymentHandler(ILedger ledger) : IRequestHandler<CompleteOwnPayment, Outcome<PaymentReceipt>>
{
    public async Task<Outcome<PaymentReceipt>> Handle(CompleteOwnPayment command, CancellationToken cancellationToken)
    {
        var id = new PaymentId(WholeNumbers.Parse(command.PaymentId));
        var complete = new CompletePayment(new PaymentTarget(id, command.Caller.Id, command.Reference));
        var result = await ledger.SubmitAsync(complete, cancellationToken);
        return PaymentReceipt.Of(result, command.Reference, command.Caller.Account);
    }
}
