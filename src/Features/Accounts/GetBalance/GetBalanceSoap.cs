using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.ReadStore;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.Accounts.GetBalance;

/// <summary>availableBalance: what an agent can still spend from its float.</summary>
public static class GetBalanceSoap
{
    public static Outcome<GetBalance> ToCommand(AvailableBalanceRequest? request, AgentCaller agent) => Read(
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
