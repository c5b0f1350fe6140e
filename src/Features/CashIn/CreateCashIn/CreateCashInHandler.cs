using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.CashIn.CreateCashIn;

internal sealed class CreateCashInHandler(CashInOpening cashIns)
    : IRequestHandler<CreateCashIn, Outcome<CashInReceipt>>
{
    public Task<Outcome<CashInReceipt>> Handle(CreateCashIn command, CancellationToken cancellationToken)
    {
        var amount = Money.Parse(command.Amount);
        var request = new CashInRequest(
            command.Agent, PaymentKind.CashIn, command.Holder!, amount, command.Reference!)
        {
            Operation = CashInRequest.CreateOperation,
            Opening = Opening.Hold,
        };
        return cashIns.OpenAsync(request, cancellationToken);
    }
}
