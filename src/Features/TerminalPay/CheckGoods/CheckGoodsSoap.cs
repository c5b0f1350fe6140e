using Allpay.Features.TerminalPay.Soap;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.TerminalPay.CheckGoods;

/// <summary>payForGoodsCheck.</summary>
public static class CheckGoodsSoap
{
    public static Outcome<CheckGoods> ToCommand(PayForGoodsCheckRequest? request, AgentCaller agent) => Read(
        "PayForGoodsCheckRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new CheckGoods(agent, r.ToUserName, r.TerminalId, Optional(r.Amount)));

    // The contract has no field for the merchant's name.
    public static PayForGoodsCheckResponse ToResponse(CheckedMerchant _, Language language, DateTimeOffset now) =>
        new() { Header = LegacyHeader.Succeeded(language, now) };
}
