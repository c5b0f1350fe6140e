using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FluentValidation;

namespace Allpay.Features.CashIn.CreateCashIn;

internal sealed class CreateCashInValidator : AbstractValidator<CreateCashIn>
{
    public CreateCashInValidator()
    {
        RuleFor(c => c.Holder).Text(Holder.UserNameLengthMax);
        RuleFor(c => c.Amount).Amount();
        RuleFor(c => c.Reference).Text(PaymentKey.ReferenceLengthMax);
    }
}
