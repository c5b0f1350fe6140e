using Allpay.Host.AgentSoap;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;

namespace Allpay.Host.Limits;

/// <summary>
/// The limits at the agents' door, whose refusals are faults that every client knows as "ask again".
/// </summary>
internal sealed class SoapLimits(CallLimits limits)
{
    /// <summary>What is answered before a message is read; null where it is to be.</summary>
    public LegacyFault? FaultOfFlood(HttpContext context, Language language) =>
        limits.RefusalOfFlood(context.Connection.RemoteIpAddress) is { } flood ? FaultOf(flood, language) : null;

    /// <summary>
    /// Counts a call that nobody known has signed; what is answered instead of its own answer, null where that is.
    /// </summary>
    public LegacyFault? CountStranger(HttpContext context, Language language)
    {
        using var admission = limits.AdmitStranger(CallRate.Stranger, context.Connection.RemoteIpAddress);
        return admission.Refusal is { } refusal ? FaultOf(refusal, language) : null;
    }

    /// <summary>Counts a call of an agent, whose signature has been verified.</summary>
    public Admission Admit(HttpContext context, AgentCaller agent, string operation) =>
        limits.AdmitCaller(agent.Id, RateOf(operation), context.Connection.RemoteIpAddress);

    public static LegacyFault FaultOf(Refusal refusal, Language language) =>
        LegacyFault.Of(refusal, language, WireNames.SecurityFault) with
        {
            RetryAfter = refusal.RetryAfter ?? TimeSpan.FromSeconds(1),
        };

    /// <summary>As much was kept of the agent today as may be; what it sends could not be shown later.</summary>
    public static LegacyFault FullDay(Language language) =>
        FaultOf(new Refusal(RefusalCodes.RateLimited) { RetryAfter = TimeSpan.FromHours(1) }, language);

    private static CallRate RateOf(string operation) => operation switch
    {
        "echo" or "availableBalance" => CallRate.Call,
        "checkUser" or "checkUserAndValidateCashIn" => CallRate.LookUp,
        _ => Freshness.IsQuestion(operation) ? CallRate.Check : CallRate.Call,
    };
}
