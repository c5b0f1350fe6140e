using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.Transactions.CompleteTransaction;

internal sealed class CompleteTransactionHandler(OwnPayments payments)
    : IRequestHandler<CompleteTransaction, Outcome<PaymentReceipt>>
{
    public Task<Outcome<PaymentReceipt>> Handle(CompleteTransaction command, CancellationToken cancellationToken)
    {
        var which = new PaymentTarget(
            new PaymentId(WholeNumbers.Parse(command.TransactionId)), command.Agent.Id, command.Reference);
        return payments.CompleteAsync(which, cancellationToken);
    }
}
