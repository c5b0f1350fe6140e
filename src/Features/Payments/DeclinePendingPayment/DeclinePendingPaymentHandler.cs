using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Allpay.Features.Payments.DeclinePendingPayment;

internal sealed partial class DeclinePendingPaymentHandler(
    ILedger ledger, AuditTrail audit, ILogger<DeclinePendingPaymentHandler> logger)
    : IRequestHandler<DeclinePendingPayment, Outcome<PaymentReceipt>>
{
    public async Task<Outcome<PaymentReceipt>> Handle(DeclinePendingPayment command, CancellationToken cancellationToken)
    {
        var decline = DeclineBy(command.Caller, new PaymentTarget(
            new PaymentId(WholeNumbers.Parse(command.PaymentId)), Reference: command.Reference));
        var result = await ledger.SubmitAsync(decline, cancellationToken);
        if (decline.Reason == DeclineReason.Operator && result is LedgerResult.Done done)
            await WriteDownAsync(done, command.Caller.Id, cancellationToken);
        return PaymentReceipt.Of(result, command.Reference, command.Caller.Account);
    }

    // A repeat is written down too: the first may have been cut off between its commit and its entry.
    private Task WriteDownAsync(LedgerResult.Done done, PartyId by, CancellationToken cancellationToken)
    {
        if (!done.Replayed) Declined(logger, done.Payment.Id, by);
        var after = new { done.Payment.Reason, done.Replayed };
        return audit.WriteAsync(
            new AuditedAct(AuditActions.PaymentDeclined, $"payment {done.Payment.Id}") { After = after }, cancellationToken);
    }

    private static DeclinePayment DeclineBy(ApiCaller caller, PaymentTarget target) => caller.Kind switch
    {
        PartyKind.Operator => new DeclinePayment(target, DeclineReason.Operator),
        PartyKind.Holder => new DeclinePayment(target with { Payer = caller.Wallet }, DeclineReason.Payer),
        _ => new DeclinePayment(target with { Requester = caller.Id }, DeclineReason.Requester),
    };

    [LoggerMessage(5201, LogLevel.Warning, "Payment {Payment} was declined by operator {Operator}")]
    private static partial void Declined(ILogger logger, PaymentId payment, PartyId @operator);
}
