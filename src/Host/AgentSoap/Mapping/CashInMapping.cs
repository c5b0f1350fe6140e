using Allpay.Features.CashIn.CreateCashIn;
using Allpay.Features.CashIn.PayCashIn;
using Allpay.Features.CashIn.ValidateCashIn;
using Allpay.Host.AgentSoap.Wire;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Host.AgentSoap.Mapping.RequestReading;

namespace Allpay.Host.AgentSoap.Mapping;

/// <summary>Cash-ins. The idempotency key is the request's GUID as it stands: opaque, with or without braces.</summary>
internal static class CashInMapping
{
    public static Outcome<PayCashIn> ToPay(CashInRequest? request, PaymentKind kind, AgentCaller agent) => Read(
        "CashInRequest",
        request,
        r => Check(r, agent),
        r => new PayCashIn(agent, kind, r.ToUserName, Collapsed(r.Amount), r.Guid));

    public static Outcome<CreateCashIn> ToCreate(CashInRequest? request, AgentCaller agent) => Read(
        "CashInRequest",
        request,
        r => Check(r, agent),
        r => new CreateCashIn(agent, r.ToUserName, Collapsed(r.Amount), r.Guid));

    public static Outcome<ValidateCashIn> ToValidate(CheckUserRequest? request, AgentCaller agent) => Read(
        "CheckUserRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new ValidateCashIn(agent, r.UserName));

    private static Refusal? Check(CashInRequest request, AgentCaller agent) =>
        LegacyHeader.Check(request.Header, agent, LegacyHeader.CheckDateTime("valueDate", request.ValueDate));
}
