using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.CashIn.GetCashIn;

internal sealed class GetCashInHandler(OwnCashIns cashIns) : IRequestHandler<GetCashIn, Outcome<PaymentReceipt>>
{
    public async Task<Outcome<PaymentReceipt>> Handle(GetCashIn query, CancellationToken cancellationToken)
    {
        var cashIn = query.PaymentId is { } id
            ? await cashIns.FindAsync(query.Agent, id, query.Reference, cancellationToken)
            : await cashIns.FindAsync(query.Agent, query.Reference!, cancellationToken);
        return cashIn is null
            ? new Refusal(RefusalCodes.PaymentUnknown)
            : PaymentReceipt.Of(cashIn, replayed: false);
    }
}
