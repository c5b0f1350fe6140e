using Allpay.Features.CashIn.Soap;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.CashIn.PayCashIn;

/// <summary>createCashIn. The idempotency key is the request's GUID as it stands: opaque, with or without braces.</summary>
public static class PayCashInSoap
{
    public static Outcome<PayCashIn> ToCommand(CashInRequest? request, PaymentKind kind, AgentCaller agent) => Read(
        "CashInRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent, LegacyHeader.CheckDateTime("valueDate", r.ValueDate)),
        r => new PayCashIn(agent, kind, r.ToUserName, Collapsed(r.Amount), r.Guid));
}
