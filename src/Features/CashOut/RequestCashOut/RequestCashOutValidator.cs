using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FluentValidation;

namespace Allpay.Features.CashOut.RequestCashOut;

internal sealed class RequestCashOutValidator : AbstractValidator<RequestCashOut>
{
    public RequestCashOutValidator()
    {
        RuleFor(c => c.Holder).Text(Holder.UserNameLengthMax);
        RuleFor(c => c.Amount).Amount();
        RuleFor(c => c.Reference).Text(PaymentKey.ReferenceLengthMax);
    }
}
