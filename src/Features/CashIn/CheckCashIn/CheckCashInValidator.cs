using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FluentValidation;

namespace Allpay.Features.CashIn.CheckCashIn;

internal sealed class CheckCashInValidator : AbstractValidator<CheckCashIn>
{
    public CheckCashInValidator() => RuleFor(q => q.Holder).Text(Holder.UserNameLengthMax);
}
