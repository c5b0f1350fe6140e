using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FluentValidation;

namespace Allpay.Features.TerminalPay.PayVostokPlat;

internal sealed class PayVostokPlatValidator : AbstractValidator<PayVostokPlat>
{
    public PayVostokPlatValidator()
    {
        RuleFor(c => c.Holder).Digits(Holder.PhoneDigitsMin, Holder.PhoneDigitsMax);
        RuleFor(c => c.Account).Text(TerminalPayments.AccountLengthMax);
        RuleFor(c => c.Amount).Amount();
        RuleFor(c => c.FullAmount).Amount();
        RuleFor(c => c.FullAmount).Must(NotBeBelowAmount).WithErrorCode(FieldCodes.BelowAmount);
        RuleFor(c => c.Reference).Text(PaymentKey.ReferenceLengthMax);
    }

    // Only where both are amounts at all: otherwise that is what is told.
    private static bool NotBeBelowAmount(PayVostokPlat command, string? fullAmount) =>
        Money.Read(command.Amount, out var amount) != MoneyText.Good
        || Money.Read(fullAmount, out var full) != MoneyText.Good
        || full >= amount;
}
