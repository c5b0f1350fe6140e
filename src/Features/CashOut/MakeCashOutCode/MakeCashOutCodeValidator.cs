using Allpay.Infrastructure.Mediation;
using FluentValidation;

namespace Allpay.Features.CashOut.MakeCashOutCode;

internal sealed class MakeCashOutCodeValidator : AbstractValidator<MakeCashOutCode>
{
    public MakeCashOutCodeValidator() => RuleFor(c => c.Amount).Amount().When(c => c.Amount is not null);
}
