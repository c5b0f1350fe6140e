using Allpay.Features.TerminalPay.CheckService;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.TerminalPay.Soap;

/// <summary>Payments for services through their providers. The idempotency key is the rrn as it stands.</summary>
public static class ServicesMapping
{
    public static Outcome<CheckService.CheckService> ToCheck(PayForServicesCheckRequest? request, AgentCaller agent) => Read(
        "PayForServicesCheckRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new CheckService.CheckService(
            agent, r.ToUserName, Collapsed(r.ServicePublicCode), r.UtilityAccountNumber, Optional(r.Amount)));

    public static Outcome<PayForService.PayForService> ToPay(PayForServicesRequest? request, AgentCaller agent) => Read(
        "PayForServicesPayRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent, RequiredDateTime("valueDate", r.ValueDate)),
        r => new PayForService.PayForService(
            agent, r.ToUserName, Collapsed(r.Amount), Collapsed(r.ServicePublicCode), r.UtilityAccountNumber, r.Rrn));

    // The contract has no field for the service's name, nor for whose account it is.
    public static PayForServicesCheckResponse ToResponse(CheckedService _, Language language, DateTimeOffset now) =>
        new() { Header = LegacyHeader.Succeeded(language, now) };
}
