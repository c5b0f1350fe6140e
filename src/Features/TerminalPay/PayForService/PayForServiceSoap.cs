using Allpay.Features.TerminalPay.Soap;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.TerminalPay.PayForService;

/// <summary>payForServicesPay. The idempotency key is the rrn as it stands.</summary>
public static class PayForServiceSoap
{
    public static Outcome<PayForService> ToCommand(PayForServicesRequest? request, AgentCaller agent) => Read(
        "PayForServicesPayRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent, RequiredDateTime("valueDate", r.ValueDate)),
        r => new PayForService(
            agent, r.ToUserName, Collapsed(r.Amount), Collapsed(r.ServicePublicCode), r.UtilityAccountNumber, r.Rrn));
}
