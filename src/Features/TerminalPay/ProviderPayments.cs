using Allpay.Features.TerminalPay.Providers;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Payments;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Allpay.Features.TerminalPay;

/// <summary>
/// A payment through a provider. Pay-style the first call holds the money, the first repeat sends it, later ones ask; at once,
/// the call that holds it sends it, and a repeat does nothing. That it is sent is committed before it happens; from then on only
/// the provider's word ends it, and what it said nothing about is asked about.
/// </summary>
internal sealed class ProviderPayments(
    PaymentOpening payments, ILedger ledger, ServiceDirectory services, IProviderGateway gateway, TimeProvider clock,
    IOptions<ProviderOptions> options, ILogger<ProviderPayments> logger)
{
    private readonly TimeSpan _lostAfter = TimeSpan.FromSeconds(options.Value.LostAfterSeconds);

    public async Task<Outcome<PaymentReceipt>> PayAsync(
        PaymentRequest request, Outcome<PaymentRoute> route, CancellationToken cancellationToken)
    {
        var outcome = await payments.OpenAsync(request, route, cancellationToken);
        var isAtOnce = request.Opening == Opening.HoldOnWord;
        if (outcome is not { Refusal: null, Value: { Held: true } held } || held.Replayed == isAtOnce) return outcome;
        var advanced = await AdvanceAsync(held.PaymentId);
        return PaymentReceipt.Of(advanced.Payment, held.Replayed && advanced.Replayed);
    }

    public static Opening OpeningOf(Completion completion) =>
        completion == Completion.ByRepeat ? Opening.PayOnWord : Opening.HoldOnWord;

    /// <summary>Sends a held payment or asks about a sent one, and ends it where the provider said how.</summary>
    public async Task<AdvancedPayment> AdvanceAsync(PaymentId payment)
    {
        var target = new PaymentTarget(payment);
        var sent = await ledger.SubmitAsync(new SendPayment(target), CancellationToken.None);
        if (sent is not LedgerResult.Done done) return await AsItIsAsync(payment);
        var word = await HearAsync(done.Payment, isFirst: !done.Replayed);
        return word switch
        {
            ProviderWord.Paid => await EndAsync(new CompletePayment(target) { OnProvidersWord = true }, payment),
            ProviderWord.Refused => await EndAsync(new DeclinePayment(target, DeclineReason.Provider), payment),
            _ => new AdvancedPayment(done.Payment, Replayed: true) { WasAnswered = word != ProviderWord.Unknown },
        };
    }

    private async Task<ProviderWord> HearAsync(Payment payment, bool isFirst)
    {
        var details = ProviderDetails.Read(payment);
        var service = await services.FindAsync(details.Service, CancellationToken.None)
            ?? throw new InvalidOperationException($"Payment {payment.Id} is for service {details.Service}, which is gone.");
        if (isFirst) return await gateway.PayAsync(service, details.OrderFor(payment));
        var word = await gateway.AskAsync(service, payment.Id);
        var isLost = word == ProviderWord.NeverHeard && clock.GetUtcNow() - payment.SentAt > _lostAfter;
        return isLost ? await gateway.PayAsync(service, details.OrderFor(payment)) : word;
    }

    // Two may hear the word and end the payment at once: the second finds it ended and is a replay. A refusal means that the
    // provider contradicts itself, or that the books do; a person has to look.
    private async Task<AdvancedPayment> EndAsync(LedgerCommand end, PaymentId payment)
    {
        var result = await ledger.SubmitAsync(end, CancellationToken.None);
        if (result is LedgerResult.Done done) return new AdvancedPayment(done.Payment, done.Replayed);
        logger.NotAsTheProviderSays(payment, end.GetType().Name, ((LedgerResult.Refused)result).Refusal.Code);
        return await AsItIsAsync(payment);
    }

    private async Task<AdvancedPayment> AsItIsAsync(PaymentId payment) =>
        new((await ledger.FindPaymentAsync(payment, CancellationToken.None))!, Replayed: true);
}

/// <summary>A payment after its provider was spoken to.</summary>
internal sealed record AdvancedPayment(Payment Payment, bool Replayed)
{
    /// <summary>False where the provider said nothing that can be understood.</summary>
    public bool WasAnswered { get; init; } = true;
}

internal static partial class ProviderPaymentsLog
{
    [LoggerMessage(5101, LogLevel.Critical,
        "Payment {Payment}: its provider's word asks for {Command}, the books refuse: {Code}")]
    public static partial void NotAsTheProviderSays(
        this ILogger logger, PaymentId payment, string command, LedgerRefusalCode code);
}
