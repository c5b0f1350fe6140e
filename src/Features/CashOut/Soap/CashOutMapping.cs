using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.CashOut.Soap;

/// <summary>Cash-outs: with the holder's code (the token), or confirmed by the holder.</summary>
public static class CashOutMapping
{
    public static Outcome<PayCashOut.PayCashOut> ToPay(CashOutRequest? request, AgentCaller agent) => Read(
        "CashOutRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new PayCashOut.PayCashOut(agent, r.FromUserName, Collapsed(r.Amount), Collapsed(r.Token), r.Guid));

    public static Outcome<CreateCashOut.CreateCashOut> ToCreate(CashOutRequest? request, AgentCaller agent) => Read(
        "CashOutRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new CreateCashOut.CreateCashOut(agent, r.FromUserName, Collapsed(r.Amount), Collapsed(r.Token), r.Guid));

    public static Outcome<RequestCashOut.RequestCashOut> ToRequest(CashOutThroughPayRequest? request, AgentCaller agent) => Read(
        "CashOutThroughPayRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent, RequiredDateTime("paymentDate", r.PaymentDate)),
        r => new RequestCashOut.RequestCashOut(agent, r.FromUserName, Collapsed(r.Amount), r.Guid));

    public static Outcome<CheckCashOut.CheckCashOut> ToCheck(CashOutCheckRequest? request, AgentCaller agent) => Read(
        "CashOutCheckRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new CheckCashOut.CheckCashOut(agent, PaymentKind.CashOut, r.FromUserName, Optional(r.Amount)));

    public static Outcome<CheckCashOut.CheckCashOut> ToCheck(CashOutThroughPayCheckRequest? request, AgentCaller agent) => Read(
        "CashOutThroughPayCheckRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new CheckCashOut.CheckCashOut(agent, PaymentKind.CashOutThroughPayment, r.FromUserName, Optional(r.Amount)));
}
