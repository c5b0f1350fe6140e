using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Allpay.Features.Payments.DeclinePendingPayment;

internal sealed partial class DeclinePendingPaymentHandler(ILedger ledger, ILogger<DeclinePendingPaymentHandler> logger)
    : IRequestHandler<DeclinePendingPayment, Outcome<PaymentReceipt>>
{
    public async Task<Outcome<PaymentReceipt>> Handle(DeclinePendingPayment command, CancellationToken cancellationToken)
    {
        var decline = DeclineBy(command.Caller, new PaymentTarget(
            new PaymentId(WholeNumbers.Parse(command.PaymentId)), Reference: command.Reference));
        var result = await ledger.SubmitAsync(decline, cancellationToken);
        if (result is LedgerResult.Done { Replayed: false } && decline.Reason == DeclineReason.Operator)
            Declined(logger, decline.Target.Id, command.Caller.Id);
        return PaymentReceipt.Of(result, command.Reference);
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
