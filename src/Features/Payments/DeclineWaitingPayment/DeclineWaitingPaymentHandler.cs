using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Allpay.Features.Payments.DeclineWaitingPayment;

internal sealed partial class DeclineWaitingPaymentHandler(
    ILedger ledger, AuditTrail audit, ILogger<DeclineWaitingPaymentHandler> logger)
    : IRequestHandler<DeclineWaitingPayment, Outcome<PaymentReceipt>>
{
    public async Task<Outcome<PaymentReceipt>> Handle(DeclineWaitingPayment command, CancellationToken cancellationToken)
    {
        var target = new PaymentTarget(new PaymentId(command.PaymentId));
        var result = await ledger.SubmitAsync(new DeclinePayment(target, DeclineReason.Operator), cancellationToken);
        if (result is LedgerResult.Done { Replayed: false }) Declined(logger, target.Id, command.Operator.Id);
        if (result is LedgerResult.Done done) await audit.WriteAsync(Declining(done), cancellationToken);
        return PaymentReceipt.Of(result, reference: null);
    }

    // A repeat is written down too: the first may have been cut off between its commit and its entry.
    private static AuditedAct Declining(LedgerResult.Done done) =>
        new(AuditActions.PaymentDeclined, $"payment {done.Payment.Id}") { After = new { done.Payment.Reason, done.Replayed } };

    [LoggerMessage(5201, LogLevel.Warning, "Payment {Payment} was declined by operator {Operator}")]
    private static partial void Declined(ILogger logger, PaymentId payment, PartyId @operator);
}
