using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.CashIn.GetCashIn;

internal sealed class GetCashInHandler(OwnPayments payments) : IRequestHandler<GetCashIn, Outcome<PaymentReceipt>>
{
    public Task<Outcome<PaymentReceipt>> Handle(GetCashIn query, CancellationToken cancellationToken) => payments.FindAsync(
        new OwnPayment(query.Agent.Id, query.PaymentId, query.Reference), cancellationToken);
}
