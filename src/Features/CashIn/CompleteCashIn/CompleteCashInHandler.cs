using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.CashIn.CompleteCashIn;

internal sealed class CompleteCashInHandler(OwnPayments payments)
    : IRequestHandler<CompleteCashIn, Outcome<PaymentReceipt>>
{
    public Task<Outcome<PaymentReceipt>> Handle(CompleteCashIn command, CancellationToken cancellationToken) =>
        payments.CompleteAsync(
            new PaymentTarget(new PaymentId(command.PaymentId), command.Agent.Id, command.Reference), cancellationToken);
}
