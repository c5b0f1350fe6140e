using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.PaymentRules;
using Allpay.Infrastructure.Payments;
using Allpay.Infrastructure.Payments.Waiting;
using MediatR;
using Microsoft.Extensions.Options;

namespace Allpay.Features.Payments.RetryPayments;

/// <summary>
/// A line for each payer. Every turn asks again what the payer has by now, so what was held before it narrows what is found. A
/// payment that is refused waits on: another took the money first, a limit is reached, or it was finished meanwhile. For a
/// holder who is blocked by now nothing new is held.
/// </summary>
internal sealed class RetryPaymentsHandler(
    PendingPayments pending, IHolderDirectory holders, IPaymentRules rules, ILedger ledger, IOptions<PaymentOptions> options,
    Rounds<RetryPayments> rounds)
    : IRequestHandler<RetryPayments, Outcome<RetriedPayments>>
{
    // Together a fraction of what the ledger commits at once, and of what may wait for it.
    private const int TurnMax = 20;
    private const int PayersAtOnceMax = 8;

    public async Task<Outcome<RetriedPayments>> Handle(RetryPayments command, CancellationToken cancellationToken)
    {
        var payers = await pending.FindShortPayersAsync(cancellationToken);
        var work = new RoundsWork(HoldAsync) { TurnMax = TurnMax, LinesAtOnceMax = PayersAtOnceMax };
        var tally = await rounds.GoAsync([.. payers.Select(LineOf)], work, cancellationToken);
        return new RetriedPayments(tally.Seen, tally.Done);
    }

    private Line LineOf(AccountId payer) =>
        new($"account {payer}", (stretch, cancellationToken) => pending.FindFundedAsync(payer, stretch, cancellationToken));

    private async Task<Step> HoldAsync(WaitingPayment payment, CancellationToken cancellationToken)
    {
        if (await holders.FindAsync(payment.FirstStop, cancellationToken) is not { IsBlocked: false } holder) return Step.Waits;
        var limits = await rules.LimitsAsync(holder.Level, cancellationToken);
        var hold = new HoldPayment(new PaymentTarget(payment.Id))
        {
            Limits = [limits.On(holder.WalletAccount, TurnoverSide.Credits)],
            ExpiresIn = options.Value.ExpiresIn,
        };
        return await ledger.SubmitAsync(hold, cancellationToken) is LedgerResult.Done ? Step.Done : Step.Waits;
    }
}
