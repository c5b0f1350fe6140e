using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FluentValidation;

namespace Allpay.Features.TerminalPay.CheckVostokPlat;

internal sealed class CheckVostokPlatValidator : AbstractValidator<CheckVostokPlat>
{
    public CheckVostokPlatValidator()
    {
        RuleFor(c => c.Holder).Digits(Holder.PhoneDigitsMin, Holder.PhoneDigitsMax);
        RuleFor(c => c.Account).Text(TerminalPayments.AccountLengthMax);
    }
}
