using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.CashIn.Soap;

/// <summary>Cash-ins. The idempotency key is the request's GUID as it stands: opaque, with or without braces.</summary>
public static class CashInMapping
{
    public static Outcome<PayCashIn.PayCashIn> ToPay(CashInRequest? request, PaymentKind kind, AgentCaller agent) => Read(
        "CashInRequest",
        request,
        r => Check(r, agent),
        r => new PayCashIn.PayCashIn(agent, kind, r.ToUserName, Collapsed(r.Amount), r.Guid));

    public static Outcome<CreateCashIn.CreateCashIn> ToCreate(CashInRequest? request, AgentCaller agent) => Read(
        "CashInRequest",
        request,
        r => Check(r, agent),
        r => new CreateCashIn.CreateCashIn(agent, r.ToUserName, Collapsed(r.Amount), r.Guid));

    public static Outcome<CheckCashIn.CheckCashIn> ToCheck(CheckUserRequest? request, AgentCaller agent) => Read(
        "CheckUserRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new CheckCashIn.CheckCashIn(agent, r.UserName));

    private static Refusal? Check(CashInRequest request, AgentCaller agent) =>
        LegacyHeader.Check(request.Header, agent, LegacyHeader.CheckDateTime("valueDate", request.ValueDate));
}
