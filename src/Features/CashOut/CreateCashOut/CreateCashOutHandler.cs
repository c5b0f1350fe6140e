using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.CashOut.CreateCashOut;

internal sealed class CreateCashOutHandler(CashOutOpening cashOuts)
    : IRequestHandler<CreateCashOut, Outcome<PaymentReceipt>>
{
    public Task<Outcome<PaymentReceipt>> Handle(CreateCashOut command, CancellationToken cancellationToken)
    {
        var amount = Money.Parse(command.Amount);
        var request = new PaymentRequest(
            command.Agent, PaymentKind.CashOut, command.Holder!, amount, command.Reference!)
        {
            Operation = CashOutOpening.CreateOperation,
            Opening = command.Completion.ToOpening(),
            Target = command.Completion.InTarget(),
        };
        return cashOuts.OpenAsync(request, command.Code, cancellationToken);
    }
}
