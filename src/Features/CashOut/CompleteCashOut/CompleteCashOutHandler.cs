using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.CashOut.CompleteCashOut;

internal sealed class CompleteCashOutHandler(OwnPayments payments)
    : IRequestHandler<CompleteCashOut, Outcome<PaymentReceipt>>
{
    public Task<Outcome<PaymentReceipt>> Handle(CompleteCashOut command, CancellationToken cancellationToken) =>
        payments.CompleteAsync(
            new OwnPayment(command.Agent.Id, CashOutOpening.Kinds, command.PaymentId, command.Reference), cancellationToken);
}
