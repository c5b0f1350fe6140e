using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using FluentValidation;

namespace Allpay.Features.CashIn.CompleteCashIn;

internal sealed class CompleteCashInValidator : AbstractValidator<CompleteCashIn>
{
    public CompleteCashInValidator() => RuleFor(c => c.Reference).OptionalText(PaymentKey.ReferenceLengthMax);
}
