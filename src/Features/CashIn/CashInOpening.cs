using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.PaymentRules;

namespace Allpay.Features.CashIn;

/// <summary>Opens a cash-in: finds the holder, prices it, sets its limits, and lets the ledger decide.</summary>
internal sealed class CashInOpening(IHolderDirectory holders, IPaymentRules rules, ILedger ledger)
{
    /// <summary>A cash-in nobody completes by then is declined, and the agent's money is free again.</summary>
    public static readonly TimeSpan ExpiresIn = TimeSpan.FromHours(24);

    public async Task<Outcome<PaymentReceipt>> OpenAsync(CashInRequest request, CancellationToken cancellationToken)
    {
        var holder = await holders.FindAsync(request.Holder, cancellationToken);
        var refusal = CashInRefusals.Of(holder, request.Holder);
        var opening = refusal is null
            ? await FirstAsync(request, holder!, cancellationToken)
            : await RepeatAsync(request, holder, cancellationToken);
        if (opening is null) return refusal!;
        return PaymentReceipt.Of(await ledger.SubmitAsync(opening, cancellationToken), request.Reference);
    }

    private async Task<OpenPayment> FirstAsync(
        CashInRequest request, HolderProfile holder, CancellationToken cancellationToken)
    {
        var price = await rules.QuoteAsync(request.Kind, request.Agent.Id, request.Amount, cancellationToken);
        var terms = new PaymentTerms(
            request.Agent.Float, holder.WalletAccount, request.Amount, price.PayerFee, price.PayeeFee);
        var opening = await WithTermsAsync(request, terms, holder, cancellationToken);
        return opening with { TariffId = price.TariffId };
    }

    // A holder who was blocked later does not undo what was accepted before: a known reference goes to the ledger on
    // the terms it was opened with, and the ledger says whether this is the same request. Only refusals pay this
    // look-up.
    private async Task<OpenPayment?> RepeatAsync(
        CashInRequest request, HolderProfile? holder, CancellationToken cancellationToken)
    {
        var earlier = await ledger.FindPaymentAsync(request.Key, cancellationToken);
        if (earlier is null) return null;
        var opening = await WithTermsAsync(request, earlier.Terms, holder, cancellationToken);
        return opening with { TariffId = earlier.TariffId };
    }

    private async Task<OpenPayment> WithTermsAsync(
        CashInRequest request, PaymentTerms terms, HolderProfile? holder, CancellationToken cancellationToken) =>
        new(request.Key, request.Fingerprint, request.Kind, terms, request.Opening)
        {
            Limits = holder is null ? [] : [await LimitAsync(holder, cancellationToken)],
            ExpiresIn = ExpiresIn,
        };

    private async ValueTask<TurnoverLimit> LimitAsync(HolderProfile holder, CancellationToken cancellationToken) =>
        (await rules.LimitsAsync(holder.Level, cancellationToken)).On(holder.WalletAccount, TurnoverSide.Credits);
}
