using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.PaymentRules;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.Payments.RetryPayments;

/// <summary>
/// One bounded batch a run. A payment that is refused waits on: another took the money first, a limit is reached, or it was
/// finished meanwhile. For a holder who is blocked by now nothing new is held.
/// </summary>
internal sealed class RetryPaymentsHandler(
    IPendingPayments pending, IHolderDirectory holders, IPaymentRules rules, ILedger ledger)
    : IRequestHandler<RetryPayments, Outcome<RetriedPayments>>
{
    public const int BatchMax = 500;

    public async Task<Outcome<RetriedPayments>> Handle(RetryPayments command, CancellationToken cancellationToken)
    {
        var funded = await pending.FindFundedAsync(BatchMax, cancellationToken);
        var submitted = new List<Task<LedgerResult>>();
        foreach (var payment in funded)
            if (await HoldAsync(payment, cancellationToken) is { } hold)
                submitted.Add(ledger.SubmitAsync(hold, cancellationToken));
        var results = await Task.WhenAll(submitted);
        return new RetriedPayments(funded.Count, results.Count(r => r is LedgerResult.Done));
    }

    private async Task<HoldPayment?> HoldAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (await holders.FindAsync(payment.Terms.FirstStop, cancellationToken) is not { IsBlocked: false } holder) return null;
        var limits = await rules.LimitsAsync(holder.Level, cancellationToken);
        return new HoldPayment(new PaymentTarget(payment.Id))
        {
            Limits = [limits.On(holder.WalletAccount, TurnoverSide.Credits)],
            ExpiresIn = PaymentOpening.ExpiresIn,
        };
    }
}
