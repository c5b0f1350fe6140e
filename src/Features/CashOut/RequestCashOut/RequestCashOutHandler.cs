using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.CashOut.RequestCashOut;

internal sealed class RequestCashOutHandler(CashOutOpening cashOuts)
    : IRequestHandler<RequestCashOut, Outcome<PaymentReceipt>>
{
    public Task<Outcome<PaymentReceipt>> Handle(RequestCashOut command, CancellationToken cancellationToken)
    {
        var amount = Money.Parse(command.Amount);
        var request = new PaymentRequest(
            command.Agent, PaymentKind.CashOutThroughPayment, command.Holder!, amount, command.Reference!)
        {
            Operation = CashOutOpening.RequestOperation,
            Opening = command.Completion == Completion.ByRepeat ? Opening.PayAgreed : Opening.Wait,
        };
        return cashOuts.OpenAsync(request, code: null, cancellationToken);
    }
}
