using Allpay.Infrastructure.Mediation;
using FluentValidation;

namespace Allpay.Features.Payments.GetPayment;

internal sealed class GetPaymentValidator : AbstractValidator<GetPayment>
{
    public GetPaymentValidator() => RuleFor(q => q.PaymentId).WholeNumber();
}
