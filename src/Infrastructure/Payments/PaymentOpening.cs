using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.PaymentRules;
using Microsoft.Extensions.Options;

namespace Allpay.Infrastructure.Payments;

/// <summary>Opens a payment: prices it, sets its limits, and lets the ledger decide.</summary>
public sealed class PaymentOpening(IPaymentRules rules, ILedger ledger, IOptions<PaymentOptions> options)
{
    // No request can carry it, so what is only checked never meets a payment.
    private const string NoReference = "";

    /// <summary>The route is what the use case found by looking up, or what it refuses a first call for.</summary>
    public async Task<Outcome<PaymentReceipt>> OpenAsync(
        PaymentRequest request, Outcome<PaymentRoute> route, CancellationToken cancellationToken)
    {
        var opening = route.Refusal is null
            ? await FirstAsync(request, route.Value, cancellationToken)
            : await RepeatAsync(request, cancellationToken);
        if (opening is null) return route.Refusal!;
        var result = await ledger.SubmitAsync(opening, cancellationToken);
        return PaymentReceipt.Of(result, request.Reference, request.Agent.Float);
    }

    /// <summary>Why it would be refused now; null where it would be taken. Nothing happens.</summary>
    public async Task<Refusal?> CheckAsync(PaymentRequest request, PaymentRoute route, CancellationToken cancellationToken)
    {
        var opening = await FirstAsync(request with { Reference = NoReference }, route, cancellationToken);
        var result = await ledger.CheckAsync(opening, cancellationToken);
        return PaymentReceipt.Of(result, null, request.Agent.Float).Refusal;
    }

    private async Task<OpenPayment> FirstAsync(
        PaymentRequest request, PaymentRoute route, CancellationToken cancellationToken)
    {
        var price = await rules.QuoteAsync(request.Kind, request.Agent.Id, request.Amount, cancellationToken);
        var limits = await rules.LimitsAsync(route.Holder.Level, cancellationToken);
        var terms = new PaymentTerms(
            route.Payer, route.Payee, request.Amount, price.PayerFee, price.PayeeFee, route.Via);
        return Opening(request, terms) with
        {
            Limits = [limits.On(route.Holder.WalletAccount, route.HolderSide)],
            TariffId = price.TariffId,
        };
    }

    // A holder who was blocked later does not undo what was accepted before: a known reference goes to the ledger on the
    // terms it was opened with, and the ledger says whether this is the same request. What is held can end; nothing new is
    // held. Only refusals pay this look-up.
    private async Task<OpenPayment?> RepeatAsync(PaymentRequest request, CancellationToken cancellationToken)
    {
        if (await ledger.FindPaymentAsync(request.Key, cancellationToken) is not { } earlier) return null;
        return Opening(request, earlier.Terms) with { TariffId = earlier.TariffId, OnlyEnds = true };
    }

    private OpenPayment Opening(PaymentRequest request, PaymentTerms terms) =>
        new(request.Key, request.Fingerprint, request.Kind, terms, request.Opening)
        {
            ExpiresIn = options.Value.ExpiresIn,
            Code = request.Code,
            Guesses = request.Guesses,
            WaitingMax = request.Opening.WaitsForPayer()
                ? new WaitingMax(options.Value.WaitingPerHolderMax, options.Value.WaitingPerAgentMax)
                : null,
            Details = request.Details,
        };
}
