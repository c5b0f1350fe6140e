using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.Parties;

/// <summary>Whoever an API key belongs to, and the account that is its own; operators have none.</summary>
public sealed record ApiCaller(PartyId Id, PartyKind Kind, string Login, AccountId? Account)
{
    /// <summary>The key it came with; null where it came with none.</summary>
    public long? KeyId { get; init; }

    /// <summary>The caller as an agent; only what stands behind the agents' policy may ask.</summary>
    public AgentCaller AsAgent() => (Kind, Account) is (PartyKind.Agent, { } account)
        ? new AgentCaller(Id, Login, account)
        : throw new InvalidOperationException($"The caller is no agent but a {Kind}: a policy is missing here.");

    /// <summary>The wallet of a holder; only what stands behind the holders' policy may ask.</summary>
    public AccountId Wallet => (Kind, Account) is (PartyKind.Holder, { } wallet)
        ? wallet
        : throw new InvalidOperationException($"The caller is no holder but a {Kind}: a policy is missing here.");
}
