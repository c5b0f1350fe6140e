using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.CashIn.CheckCashIn;

/// <summary>checkUserAndValidateCashIn, which is answered like checkUser.</summary>
public static class CheckCashInSoap
{
    public static Outcome<CheckCashIn> ToCommand(CheckUserRequest? request, AgentCaller agent) => Read(
        "CheckUserRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new CheckCashIn(agent, r.UserName));
}
