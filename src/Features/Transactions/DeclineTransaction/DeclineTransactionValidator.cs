using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using FluentValidation;

namespace Allpay.Features.Transactions.DeclineTransaction;

internal sealed class DeclineTransactionValidator : AbstractValidator<DeclineTransaction>
{
    public DeclineTransactionValidator()
    {
        RuleFor(c => c.TransactionId).WholeNumber();
        RuleFor(c => c.Reference).Text(PaymentKey.ReferenceLengthMax);
    }
}
