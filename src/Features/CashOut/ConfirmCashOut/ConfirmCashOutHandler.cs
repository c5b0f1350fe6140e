using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.PaymentRules;
using Allpay.Infrastructure.Payments;
using MediatR;
using Microsoft.Extensions.Options;

namespace Allpay.Features.CashOut.ConfirmCashOut;

internal sealed class ConfirmCashOutHandler(
    ILedger ledger, IHolderDirectory holders, IPaymentRules rules, IOptions<PaymentOptions> options)
    : IRequestHandler<ConfirmCashOut, Outcome<PaymentReceipt>>
{
    public async Task<Outcome<PaymentReceipt>> Handle(ConfirmCashOut command, CancellationToken cancellationToken)
    {
        var wallet = command.Holder.Wallet;
        var holder = await holders.FindAsync(wallet, cancellationToken);
        if (HolderRefusals.Of(holder, command.Holder.Login) is { } refusal) return refusal;
        var limits = await rules.LimitsAsync(holder!.Level, cancellationToken);
        var hold = new HoldPayment(new PaymentTarget(new PaymentId(command.PaymentId)) { Payer = wallet })
        {
            Limits = [limits.On(wallet, TurnoverSide.Debits)],
            ExpiresIn = options.Value.ExpiresIn,
        };
        return PaymentReceipt.Of(await ledger.SubmitAsync(hold, cancellationToken), reference: null, wallet);
    }
}
