using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.CashOut.DeclineCashOut;

internal sealed class DeclineCashOutHandler(OwnPayments payments)
    : IRequestHandler<DeclineCashOut, Outcome<PaymentReceipt>>
{
    public Task<Outcome<PaymentReceipt>> Handle(DeclineCashOut command, CancellationToken cancellationToken) =>
        payments.DeclineAsync(
            new PaymentTarget(new PaymentId(command.PaymentId), command.Agent.Id, command.Reference), cancellationToken);
}
