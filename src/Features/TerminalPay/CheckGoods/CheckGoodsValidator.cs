using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FluentValidation;

namespace Allpay.Features.TerminalPay.CheckGoods;

internal sealed class CheckGoodsValidator : AbstractValidator<CheckGoods>
{
    public CheckGoodsValidator()
    {
        RuleFor(c => c.Holder).Text(Holder.UserNameLengthMax);
        RuleFor(c => c.Terminal).Text(TerminalPayments.TerminalLengthMax);
        RuleFor(c => c.Amount).Amount().When(c => c.Amount is not null);
    }
}
