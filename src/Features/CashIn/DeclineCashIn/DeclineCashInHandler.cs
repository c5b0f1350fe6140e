using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.CashIn.DeclineCashIn;

internal sealed class DeclineCashInHandler(OwnCashIns cashIns, ILedger ledger)
    : IRequestHandler<DeclineCashIn, Outcome<PaymentReceipt>>
{
    public async Task<Outcome<PaymentReceipt>> Handle(DeclineCashIn command, CancellationToken cancellationToken)
    {
        var cashIn = await cashIns.FindAsync(command.Agent, command.PaymentId, command.Reference, cancellationToken);
        if (cashIn is null) return new Refusal(RefusalCodes.PaymentUnknown);
        var target = new PaymentTarget(cashIn.Id, command.Agent.Id, command.Reference);
        var result = await ledger.SubmitAsync(new DeclinePayment(target, DeclineReason.Requester), cancellationToken);
        return PaymentReceipt.Of(result, cashIn.Key.Reference);
    }
}
