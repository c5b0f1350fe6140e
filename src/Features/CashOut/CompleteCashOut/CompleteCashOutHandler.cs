using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.CashOut.CompleteCashOut;

internal sealed class CompleteCashOutHandler(OwnPayments payments)
    : IRequestHandler<CompleteCashOut, Outcome<PaymentReceipt>>
{
    public Task<Outcome<PaymentReceipt>> Handle(CompleteCashOut command, CancellationToken cancellationToken) =>
        payments.CompleteAsync(
            new PaymentTarget(new PaymentId(command.PaymentId), command.Agent.Id, command.Reference), cancellationToken);
}
