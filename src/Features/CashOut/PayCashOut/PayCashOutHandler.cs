using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.CashOut.PayCashOut;

internal sealed class PayCashOutHandler(CashOutOpening cashOuts)
    : IRequestHandler<PayCashOut, Outcome<PaymentReceipt>>
{
    public Task<Outcome<PaymentReceipt>> Handle(PayCashOut command, CancellationToken cancellationToken)
    {
        var amount = Money.Parse(command.Amount);
        var request = new PaymentRequest(
            command.Agent, PaymentKind.CashOut, command.Holder!, amount, command.Reference!)
        {
            Operation = CashOutOpening.PayOperation,
            Opening = Opening.PayFunded,
        };
        return cashOuts.OpenAsync(request, command.Code, cancellationToken);
    }
}
