using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FluentValidation;

namespace Allpay.Features.TerminalPay.CheckService;

internal sealed class CheckServiceValidator : AbstractValidator<CheckService>
{
    public CheckServiceValidator()
    {
        RuleFor(c => c.Holder).Text(Holder.UserNameLengthMax);
        RuleFor(c => c.Service).WholeNumber();
        RuleFor(c => c.Account).Text(TerminalPayments.AccountLengthMax);
        RuleFor(c => c.Amount).Amount().When(c => c.Amount is not null);
    }
}
