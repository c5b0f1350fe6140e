using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FluentValidation;

namespace Allpay.Features.CashOut.CheckCashOut;

internal sealed class CheckCashOutValidator : AbstractValidator<CheckCashOut>
{
    public CheckCashOutValidator()
    {
        RuleFor(q => q.Kind).Must(k => k is PaymentKind.CashOut or PaymentKind.CashOutThroughPayment)
            .WithErrorCode(FieldCodes.Malformed);
        RuleFor(q => q.Holder).Text(Holder.UserNameLengthMax);
        RuleFor(q => q.Amount).Amount().When(q => q.Amount is not null);
    }
}
