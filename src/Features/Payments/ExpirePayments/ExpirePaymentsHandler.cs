using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Payments.Waiting;
using MediatR;

namespace Allpay.Features.Payments.ExpirePayments;

/// <summary>
/// One line, those due longest first; a turn is submitted at once so that the ledger commits it together. A payment that is
/// refused was held or finished meanwhile, and is left alone.
/// </summary>
internal sealed class ExpirePaymentsHandler(PendingPayments pending, ILedger ledger, Rounds<ExpirePayments> rounds)
    : IRequestHandler<ExpirePayments, Outcome<ExpiredPayments>>
{
    // One transaction of the ledger, with room for those who pay meanwhile.
    private const int TurnMax = 256;

    public async Task<Outcome<ExpiredPayments>> Handle(ExpirePayments command, CancellationToken cancellationToken)
    {
        var work = new RoundsWork(ExpireAsync) { TurnMax = TurnMax, LinesAtOnceMax = 1 };
        var tally = await rounds.GoAsync([new Line("those due", pending.FindDueAsync)], work, cancellationToken);
        return new ExpiredPayments(tally.Seen, tally.Done);
    }

    private async Task<Step> ExpireAsync(WaitingPayment payment, CancellationToken cancellationToken)
    {
        var expire = new ExpirePayment(new PaymentTarget(payment.Id));
        return await ledger.SubmitAsync(expire, cancellationToken) is LedgerResult.Done ? Step.Done : Step.Waits;
    }
}
