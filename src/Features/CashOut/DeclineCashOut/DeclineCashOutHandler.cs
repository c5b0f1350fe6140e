using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.CashOut.DeclineCashOut;

internal sealed class DeclineCashOutHandler(OwnPayments payments)
    : IRequestHandler<DeclineCashOut, Outcome<PaymentReceipt>>
{
    public Task<Outcome<PaymentReceipt>> Handle(DeclineCashOut command, CancellationToken cancellationToken) =>
        payments.DeclineAsync(
            new OwnPayment(command.Agent.Id, CashOutOpening.Kinds, command.PaymentId, command.Reference), cancellationToken);
}
