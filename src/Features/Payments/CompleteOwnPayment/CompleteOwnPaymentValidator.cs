using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using FluentValidation;

namespace Allpay.Features.Payments.CompleteOwnPayment;

internal sealed class CompleteOwnPaymentValidator : AbstractValidator<CompleteOwnPayment>
{
    public CompleteOwnPaymentValidator()
    {
        RuleFor(c => c.PaymentId).WholeNumber();
        RuleFor(c => c.Reference).Text(PaymentKey.ReferenceLengthMax).When(c => c.Reference is not null);
    }
}
