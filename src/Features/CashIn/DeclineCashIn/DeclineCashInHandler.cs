using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.CashIn.DeclineCashIn;

internal sealed class DeclineCashInHandler(OwnPayments payments)
    : IRequestHandler<DeclineCashIn, Outcome<PaymentReceipt>>
{
    public Task<Outcome<PaymentReceipt>> Handle(DeclineCashIn command, CancellationToken cancellationToken) =>
        payments.DeclineAsync(
            new PaymentTarget(new PaymentId(command.PaymentId), command.Agent.Id, command.Reference), cancellationToken);
}
