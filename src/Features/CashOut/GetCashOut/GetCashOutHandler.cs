using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.CashOut.GetCashOut;

internal sealed class GetCashOutHandler(OwnPayments payments)
    : IRequestHandler<GetCashOut, Outcome<PaymentReceipt>>
{
    public Task<Outcome<PaymentReceipt>> Handle(GetCashOut query, CancellationToken cancellationToken) =>
        payments.FindAsync(
            new OwnPayment(query.Agent.Id, query.PaymentId, query.Reference), cancellationToken);
}
