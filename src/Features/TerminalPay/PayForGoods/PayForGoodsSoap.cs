using Allpay.Features.TerminalPay.Soap;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.TerminalPay.PayForGoods;

/// <summary>payForGoodsPay. The idempotency key is the rrn as it stands.</summary>
public static class PayForGoodsSoap
{
    public static Outcome<PayForGoods> ToCommand(PayForGoodsRequest? request, AgentCaller agent) => Read(
        "PayForGoodsPayRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent, LegacyHeader.CheckDateTime("valueDate", r.ValueDate)),
        r => new PayForGoods(agent, r.ToUserName, Collapsed(r.Amount), r.TerminalId, r.Rrn));
}
