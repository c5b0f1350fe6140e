using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using FluentValidation;

namespace Allpay.Features.CashOut.GetCashOut;

internal sealed class GetCashOutValidator : AbstractValidator<GetCashOut>
{
    public GetCashOutValidator()
    {
        RuleFor(q => q.Reference).Text(PaymentKey.ReferenceLengthMax).When(q => q.PaymentId is null);
        RuleFor(q => q.Reference).OptionalText(PaymentKey.ReferenceLengthMax).When(q => q.PaymentId is not null);
    }
}
