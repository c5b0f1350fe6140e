using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.TerminalPay.GetTerminalPayment;

internal sealed class GetTerminalPaymentHandler(
    OwnPayments payments)
    : IRequestHandler<GetTerminalPayment, Outcome<PaymentReceipt>>
{
    public Task<Outcome<PaymentReceipt>> Handle(GetTerminalPayment query, CancellationToken cancellationToken) =>
        payments.FindAsync(
            new OwnPayment(query.Agent.Id, query.PaymentId, query.Reference), cancellationToken);
}
