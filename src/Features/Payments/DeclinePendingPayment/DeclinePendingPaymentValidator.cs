using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using FluentValidation;

namespace Allpay.Features.Payments.DeclinePendingPayment;

internal sealed class DeclinePendingPaymentValidator : AbstractValidator<DeclinePendingPayment>
{
    public DeclinePendingPaymentValidator()
    {
        RuleFor(c => c.PaymentId).WholeNumber();
        RuleFor(c => c.Reference).Text(PaymentKey.ReferenceLengthMax).When(c => c.Reference is not null);
    }
}
