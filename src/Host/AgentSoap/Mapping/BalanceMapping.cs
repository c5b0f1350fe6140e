using Allpay.Features.Accounts.GetBalance;
using Allpay.Host.AgentSoap.Wire;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.ReadStore;
using static Allpay.Host.AgentSoap.Mapping.RequestReading;

namespace Allpay.Host.AgentSoap.Mapping;

/// <summary>What an agent can still spend from its float.</summary>
internal static class BalanceMapping
{
    public static Outcome<GetBalance> ToGetBalance(AvailableBalanceRequest? request, AgentCaller agent) => Read(
        "AvailableBalanceRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        _ => new GetBalance(agent.AsCaller()));

    public static AvailableBalanceResponse ToResponse(BalanceReading reading, Language language, DateTimeOffset now) => new()
    {
        Header = LegacyHeader.Succeeded(language, now),
        AgentBalanceResponse = reading.Balance.Available.ToString(),
    };
}
