using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.PaymentRules;

namespace Allpay.Host.Life;

/// <summary>
/// The ledger's writer and reader, and the rules. The payment is between accounts that do not exist: it is refused, and a refusal
/// leaves nothing behind.
/// </summary>
internal sealed class StoresWarmUp(ILedger ledger, IPaymentRules rules) : IWarmUp
{
    private static readonly OpenPayment Nothing = new(
        new PaymentKey(new PartyId(0), "warm-up"),
        Fingerprint.Of("warm-up"),
        PaymentKind.CashIn,
        new PaymentTerms(new AccountId(0), new AccountId(-1), Money.OfTenge(1), Money.Zero, Money.Zero),
        Opening.Pay)
    {
        Limits = [new TurnoverLimit(new AccountId(0), TurnoverSide.Credits, null, Money.OfTenge(1), null)],
    };

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await rules.QuoteAsync(Nothing.Kind, Nothing.Key.Requester, Nothing.Terms.Amount, cancellationToken);
        await ledger.CheckAsync(Nothing, cancellationToken);
        if (await ledger.SubmitAsync(Nothing, cancellationToken) is not LedgerResult.Refused)
            throw new InvalidOperationException("The ledger accepted a payment between accounts that do not exist.");
    }
}
