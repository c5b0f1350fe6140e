using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using FluentValidation;

namespace Allpay.Features.Transactions.CompleteTransaction;

internal sealed class CompleteTransactionValidator : AbstractValidator<CompleteTransaction>
{
    public CompleteTransactionValidator()
    {
        RuleFor(c => c.TransactionId).WholeNumber();
        RuleFor(c => c.Reference).Text(PaymentKey.ReferenceLengthMax);
    }
}
