using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using FluentValidation;

namespace Allpay.Features.CashOut.CompleteCashOut;

internal sealed class CompleteCashOutValidator : AbstractValidator<CompleteCashOut>
{
    public CompleteCashOutValidator() => RuleFor(c => c.Reference).OptionalText(PaymentKey.ReferenceLengthMax);
}
