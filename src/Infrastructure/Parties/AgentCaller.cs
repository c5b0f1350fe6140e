using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.Parties;

/// <summary>An agent whose identity has been proven, by a signature or an API key.</summary>
public sealed record AgentCaller(PartyId Id, string Login, AccountId Float)
{
    public ApiCaller AsCaller() => new(Id, PartyKind.Agent, Login, Float);
}
