using Allpay.Features.TerminalPay.CheckGoods;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.TerminalPay.Soap;

/// <summary>Payments to the merchant of a terminal. The idempotency key is the rrn as it stands.</summary>
public static class GoodsMapping
{
    public static Outcome<CheckGoods.CheckGoods> ToCheck(PayForGoodsCheckRequest? request, AgentCaller agent) => Read(
        "PayForGoodsCheckRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new CheckGoods.CheckGoods(agent, r.ToUserName, r.TerminalId, Optional(r.Amount)));

    public static Outcome<PayForGoods.PayForGoods> ToPay(PayForGoodsRequest? request, AgentCaller agent) => Read(
        "PayForGoodsPayRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent, LegacyHeader.CheckDateTime("valueDate", r.ValueDate)),
        r => new PayForGoods.PayForGoods(agent, r.ToUserName, Collapsed(r.Amount), r.TerminalId, r.Rrn));

    // The contract has no field for the merchant's name.
    public static PayForGoodsCheckResponse ToResponse(CheckedMerchant _, Language language, DateTimeOffset now) =>
        new() { Header = LegacyHeader.Succeeded(language, now) };
}
