using Allpay.Features.CashOut.Soap;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.CashOut.PayCashOut;

/// <summary>createCashOut. The token is the holder's code.</summary>
public static class PayCashOutSoap
{
    public static Outcome<PayCashOut> ToCommand(CashOutRequest? request, AgentCaller agent) => Read(
        "CashOutRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new PayCashOut(agent, r.FromUserName, Collapsed(r.Amount), Collapsed(r.Token), r.Guid));
}
