using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FluentValidation;

namespace Allpay.Features.CashIn.ValidateCashIn;

internal sealed class ValidateCashInValidator : AbstractValidator<ValidateCashIn>
{
    public ValidateCashInValidator() => RuleFor(q => q.Holder).Text(Holder.UserNameLengthMax);
}
