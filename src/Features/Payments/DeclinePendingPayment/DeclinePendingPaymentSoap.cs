using Allpay.Features.Payments.Soap;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.Payments.DeclinePendingPayment;

/// <summary>declineTransaction. A GUID that is not there is an empty one: it is required.</summary>
public static class DeclinePendingPaymentSoap
{
    public static Outcome<DeclinePendingPayment> ToCommand(DeclineTransactionRequest? request, AgentCaller agent) => Read(
        "DeclineTransactionRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new DeclinePendingPayment(agent.AsCaller(), Collapsed(r.TransactionId), r.Guid ?? ""));
}
