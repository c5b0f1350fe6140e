using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;

namespace Allpay.Features.CashOut;

/// <summary>
/// The cash-outs a holder is asked to confirm. One from another wallet is as unknown as none. The payer of a payment never
/// changes, so looking before the ledger decides is safe.
/// </summary>
internal sealed class HolderCashOuts(ILedger ledger)
{
    public async Task<Outcome<PaymentReceipt>> EndAsync(
        ApiCaller holder, long id, Func<PaymentTarget, LedgerCommand> end, CancellationToken cancellationToken)
    {
        var payment = await ledger.FindPaymentAsync(new PaymentId(id), cancellationToken);
        if (payment?.Kind != PaymentKind.CashOutThroughPayment || payment.Terms.Payer != holder.Wallet)
            return new Refusal(RefusalCodes.PaymentUnknown);
        var result = await ledger.SubmitAsync(end(new PaymentTarget(payment.Id)), cancellationToken);
        return PaymentReceipt.Of(result, payment.Key.Reference, holder.Wallet);
    }
}
