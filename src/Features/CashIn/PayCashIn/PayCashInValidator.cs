using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FluentValidation;

namespace Allpay.Features.CashIn.PayCashIn;

internal sealed class PayCashInValidator : AbstractValidator<PayCashIn>
{
    public PayCashInValidator()
    {
        RuleFor(c => c.Kind).Must(k => k is PaymentKind.CashIn or PaymentKind.CashInAvtobys)
            .WithErrorCode(FieldCodes.Malformed);
        RuleFor(c => c.Holder).Text(Holder.UserNameLengthMax);
        RuleFor(c => c.Amount).Amount();
        RuleFor(c => c.Reference).Text(PaymentKey.ReferenceLengthMax);
    }
}
