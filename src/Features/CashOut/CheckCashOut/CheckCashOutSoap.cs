using Allpay.Features.CashOut.Soap;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.CashOut.CheckCashOut;

/// <summary>checkCashOut and checkCashOutThroughPayRequest, which are answered like checkUser.</summary>
public static class CheckCashOutSoap
{
    public static Outcome<CheckCashOut> ToCommand(CashOutCheckRequest? request, AgentCaller agent) => Read(
        "CashOutCheckRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new CheckCashOut(agent, PaymentKind.CashOut, r.FromUserName, Optional(r.Amount)));

    public static Outcome<CheckCashOut> ToCommand(CashOutThroughPayCheckRequest? request, AgentCaller agent) => Read(
        "CashOutThroughPayCheckRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new CheckCashOut(agent, PaymentKind.CashOutThroughPayment, r.FromUserName, Optional(r.Amount)));
}
