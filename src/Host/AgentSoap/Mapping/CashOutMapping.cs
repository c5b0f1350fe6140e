using Allpay.Features.CashOut.CreateCashOut;
using Allpay.Features.CashOut.PayCashOut;
using Allpay.Features.CashOut.RequestCashOut;
using Allpay.Features.CashOut.ValidateCashOut;
using Allpay.Host.AgentSoap.Wire;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Host.AgentSoap.Mapping.RequestReading;

namespace Allpay.Host.AgentSoap.Mapping;

/// <summary>Cash-outs: with the holder's code (the token), or confirmed by the holder.</summary>
internal static class CashOutMapping
{
    public static Outcome<PayCashOut> ToPay(CashOutRequest? request, AgentCaller agent) => Read(
        "CashOutRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new PayCashOut(agent, r.FromUserName, Collapsed(r.Amount), Collapsed(r.Token), r.Guid));

    public static Outcome<CreateCashOut> ToCreate(CashOutRequest? request, AgentCaller agent) => Read(
        "CashOutRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new CreateCashOut(agent, r.FromUserName, Collapsed(r.Amount), Collapsed(r.Token), r.Guid));

    public static Outcome<RequestCashOut> ToRequest(CashOutThroughPayRequest? request, AgentCaller agent) => Read(
        "CashOutThroughPayRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent, RequiredDateTime("paymentDate", r.PaymentDate)),
        r => new RequestCashOut(agent, r.FromUserName, Collapsed(r.Amount), r.Guid));

    public static Outcome<ValidateCashOut> ToValidate(CashOutCheckRequest? request, AgentCaller agent) => Read(
        "CashOutCheckRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new ValidateCashOut(agent, PaymentKind.CashOut, r.FromUserName, Optional(r.Amount)));

    public static Outcome<ValidateCashOut> ToValidate(CashOutThroughPayCheckRequest? request, AgentCaller agent) => Read(
        "CashOutThroughPayCheckRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new ValidateCashOut(agent, PaymentKind.CashOutThroughPayment, r.FromUserName, Optional(r.Amount)));
}
