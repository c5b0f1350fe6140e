using Allpay.Features.Payments.Soap;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.Payments.CompleteOwnPayment;

/// <summary>completeTransaction. A GUID that is not there is an empty one: it is required.</summary>
public static class CompleteOwnPaymentSoap
{
    public static Outcome<CompleteOwnPayment> ToCommand(CompleteTransactionRequest? request, AgentCaller agent) => Read(
        "CompleteTransactionRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new CompleteOwnPayment(agent.AsCaller(), Collapsed(r.TransactionId), r.Guid ?? ""));
}
