using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.Payments.GetPayment;

internal sealed class GetPaymentHandler(ILedger ledger) : IRequestHandler<GetPayment, Outcome<PaymentReceipt>>
{
    public async Task<Outcome<PaymentReceipt>> Handle(GetPayment query, CancellationToken cancellationToken)
    {
        var id = new PaymentId(WholeNumbers.Parse(query.PaymentId));
        return await ledger.FindPaymentAsync(id, cancellationToken) is { } payment && MaySee(query.Caller, payment)
            ? PaymentReceipt.Of(payment, replayed: false)
            : new Refusal(RefusalCodes.PaymentUnknown);
    }

    private static bool MaySee(ApiCaller caller, Payment payment) =>
        caller.Kind == PartyKind.Operator
        || payment.Key.Requester == caller.Id
        || payment.Terms.Payer == caller.Account
        || payment.Terms.Payee == caller.Account;
}
