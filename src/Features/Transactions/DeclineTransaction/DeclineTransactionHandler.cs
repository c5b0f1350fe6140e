using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.Transactions.DeclineTransaction;

internal sealed class DeclineTransactionHandler(OwnPayments payments)
    : IRequestHandler<DeclineTransaction, Outcome<PaymentReceipt>>
{
    public Task<Outcome<PaymentReceipt>> Handle(DeclineTransaction command, CancellationToken cancellationToken)
    {
        var which = new PaymentTarget(
            new PaymentId(WholeNumbers.Parse(command.TransactionId)), command.Agent.Id, command.Reference);
        return payments.DeclineAsync(which, cancellationToken);
    }
}
