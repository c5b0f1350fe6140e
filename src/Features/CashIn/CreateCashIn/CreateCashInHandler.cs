using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.CashIn.CreateCashIn;

internal sealed class CreateCashInHandler(CashInOpening cashIns)
    : IRequestHandler<CreateCashIn, Outcome<PaymentReceipt>>
{
    public Task<Outcome<PaymentReceipt>> Handle(CreateCashIn command, CancellationToken cancellationToken)
    {
        var amount = Money.Parse(command.Amount);
        var request = new PaymentRequest(
            command.Agent, PaymentKind.CashIn, command.Holder!, amount, command.Reference!)
        {
            Operation = CashInOpening.CreateOperation,
            Opening = command.Completion.ToOpening(),
            Target = command.Completion.InTarget(),
        };
        return cashIns.OpenAsync(request, cancellationToken);
    }
}
