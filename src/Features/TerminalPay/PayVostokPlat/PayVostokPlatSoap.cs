using Allpay.Features.TerminalPay.Soap;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.TerminalPay.PayVostokPlat;

/// <summary>vostokPlatPay. The idempotency key is the rrn as it stands.</summary>
public static class PayVostokPlatSoap
{
    // This contract requires the full amount; the use case does without.
    public static Outcome<PayVostokPlat> ToCommand(VostokPlatPayRequest? request, AgentCaller agent) => Read(
        "VostokPlatPayRequest",
        request,
        r => LegacyHeader.Check(
            r.Header, agent, RequiredText("fullAmount", r.FullAmount), RequiredDateTime("valueDate", r.ValueDate)),
        r => new PayVostokPlat(
            agent, r.UserName, r.UtilityAccountNumber, Collapsed(r.Amount), Collapsed(r.FullAmount), r.Rrn));
}
