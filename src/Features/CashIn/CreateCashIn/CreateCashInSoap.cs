using Allpay.Features.CashIn.Soap;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.CashIn.CreateCashIn;

/// <summary>createCashInTransaction. The idempotency key is the request's GUID as it stands.</summary>
public static class CreateCashInSoap
{
    public static Outcome<CreateCashIn> ToCommand(CashInRequest? request, AgentCaller agent) => Read(
        "CashInRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent, LegacyHeader.CheckDateTime("valueDate", r.ValueDate)),
        r => new CreateCashIn(agent, r.ToUserName, Collapsed(r.Amount), r.Guid));
}
