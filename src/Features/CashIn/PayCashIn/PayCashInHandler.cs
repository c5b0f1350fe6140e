using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.CashIn.PayCashIn;

internal sealed class PayCashInHandler(CashInOpening cashIns) : IRequestHandler<PayCashIn, Outcome<PaymentReceipt>>
{
    public Task<Outcome<PaymentReceipt>> Handle(PayCashIn command, CancellationToken cancellationToken)
    {
        var amount = Money.Parse(command.Amount);
        var request = new PaymentRequest(command.Agent, command.Kind, command.Holder!, amount, command.Reference!)
        {
            Operation = command.Kind == PaymentKind.CashInAvtobys
                ? CashInOpening.PayAvtobysOperation
                : CashInOpening.PayOperation,
            Opening = Opening.Pay,
        };
        return cashIns.OpenAsync(request, cancellationToken);
    }
}
