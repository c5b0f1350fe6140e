using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FluentValidation;

namespace Allpay.Features.CashOut.PayCashOut;

internal sealed class PayCashOutValidator : AbstractValidator<PayCashOut>
{
    public PayCashOutValidator()
    {
        RuleFor(c => c.Holder).Text(Holder.UserNameLengthMax);
        RuleFor(c => c.Amount).Amount();
        RuleFor(c => c.Code).Digits(6, 6);
        RuleFor(c => c.Reference).Text(PaymentKey.ReferenceLengthMax);
    }
}
