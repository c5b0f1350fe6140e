using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FluentValidation;

namespace Allpay.Features.TerminalPay.PayForGoods;

internal sealed class PayForGoodsValidator : AbstractValidator<PayForGoods>
{
    public PayForGoodsValidator()
    {
        RuleFor(c => c.Holder).Text(Holder.UserNameLengthMax);
        RuleFor(c => c.Amount).Amount();
        RuleFor(c => c.Terminal).Text(TerminalPayments.TerminalLengthMax);
        RuleFor(c => c.Reference).Text(PaymentKey.ReferenceLengthMax);
    }
}
