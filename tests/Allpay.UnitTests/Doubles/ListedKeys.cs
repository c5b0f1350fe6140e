using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;

namespace Allpay.UnitTests.Doubles;

public sealed class ListedKeys : IApiKeys
{
    public const string AgentKey = "agent-key";
    public const string OtherAgentKey = "other-agent-key";
    public const string HolderKey = "holder-key";

    public static readonly ApiCaller Agent = new(new PartyId(10), PartyKind.Agent, "77010000001", new AccountId(1000));

    private static readonly Dictionary<string, ApiCaller> Callers = new()
    {
        [AgentKey] = Agent,
        [OtherAgentKey] = new ApiCaller(new PartyId(11), PartyKind.Agent, "77010000002", new AccountId(1001)),
        [HolderKey] = new ApiCaller(new PartyId(30), PartyKind.Holder, "77011234567", new AccountId(3000)),
    };

    public ValueTask<ApiCaller?> FindCallerAsync(string key, CancellationToken cancellationToken) =>
        new(Callers.GetValueOrDefault(key));
}
