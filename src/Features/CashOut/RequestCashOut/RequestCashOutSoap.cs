using Allpay.Features.CashOut.Soap;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.CashOut.RequestCashOut;

/// <summary>createCashOutThroughPayment, which the holder confirms.</summary>
public static class RequestCashOutSoap
{
    public static Outcome<RequestCashOut> ToCommand(CashOutThroughPayRequest? request, AgentCaller agent) => Read(
        "CashOutThroughPayRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent, RequiredDateTime("paymentDate", r.PaymentDate)),
        r => new RequestCashOut(agent, r.FromUserName, Collapsed(r.Amount), r.Guid));
}
