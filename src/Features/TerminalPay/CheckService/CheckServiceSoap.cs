using Allpay.Features.TerminalPay.Soap;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.TerminalPay.CheckService;

/// <summary>payForServicesCheck.</summary>
public static class CheckServiceSoap
{
    public static Outcome<CheckService> ToCommand(PayForServicesCheckRequest? request, AgentCaller agent) => Read(
        "PayForServicesCheckRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new CheckService(
            agent, r.ToUserName, Collapsed(r.ServicePublicCode), r.UtilityAccountNumber, Optional(r.Amount)));

    // The contract has no field for the service's name, nor for whose account it is.
    public static PayForServicesCheckResponse ToResponse(CheckedService _, Language language, DateTimeOffset now) =>
        new() { Header = LegacyHeader.Succeeded(language, now) };
}
