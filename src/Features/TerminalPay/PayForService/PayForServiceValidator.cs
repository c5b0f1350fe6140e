using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FluentValidation;

namespace Allpay.Features.TerminalPay.PayForService;

internal sealed class PayForServiceValidator : AbstractValidator<PayForService>
{
    public PayForServiceValidator()
    {
        RuleFor(c => c.Holder).Text(Holder.UserNameLengthMax);
        RuleFor(c => c.Amount).Amount();
        RuleFor(c => c.Service).WholeNumber();
        RuleFor(c => c.Account).Text(TerminalPayments.AccountLengthMax);
        RuleFor(c => c.Reference).Text(PaymentKey.ReferenceLengthMax);
    }
}
