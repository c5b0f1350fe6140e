using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.CashIn.CompleteCashIn;

internal sealed class CompleteCashInHandler(OwnPayments payments)
    : IRequestHandler<CompleteCashIn, Outcome<PaymentReceipt>>
{
    public Task<Outcome<PaymentReceipt>> Handle(CompleteCashIn command, CancellationToken cancellationToken) =>
        payments.CompleteAsync(
            new OwnPayment(command.Agent.Id, CashInOpening.Kinds, command.PaymentId, command.Reference), cancellationToken);
}
