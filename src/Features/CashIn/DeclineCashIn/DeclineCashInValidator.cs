using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using FluentValidation;

namespace Allpay.Features.CashIn.DeclineCashIn;

internal sealed class DeclineCashInValidator : AbstractValidator<DeclineCashIn>
{
    public DeclineCashInValidator() => RuleFor(c => c.Reference).OptionalText(PaymentKey.ReferenceLengthMax);
}
