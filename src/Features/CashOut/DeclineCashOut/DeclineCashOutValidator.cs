using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using FluentValidation;

namespace Allpay.Features.CashOut.DeclineCashOut;

internal sealed class DeclineCashOutValidator : AbstractValidator<DeclineCashOut>
{
    public DeclineCashOutValidator() => RuleFor(c => c.Reference).OptionalText(PaymentKey.ReferenceLengthMax);
}
