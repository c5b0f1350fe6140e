using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Payments.ExpirePayments;

/// <summary>
/// One bounded batch a run, submitted at once so that the ledger commits it together. A payment that is refused was
/// finished meanwhile, and is left alone.
/// </summary>
internal sealed class ExpirePaymentsHandler(IPendingPayments pending, ILedger ledger, TimeProvider clock)
    : IRequestHandler<ExpirePayments, Outcome<ExpiredPayments>>
{
    public const int BatchMax = 500;

    public async Task<Outcome<ExpiredPayments>> Handle(ExpirePayments command, CancellationToken cancellationToken)
    {
        var ids = await pending.FindDueAsync(clock.GetUtcNow(), BatchMax, cancellationToken);
        var results = await Task.WhenAll(ids.Select(id =>
            ledger.SubmitAsync(new ExpirePayment(new PaymentTarget(id)), cancellationToken)));
        return new ExpiredPayments(ids.Count, results.Count(r => r is LedgerResult.Done));
    }
}
