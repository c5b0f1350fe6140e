using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;

namespace Allpay.Infrastructure.Payments;

/// <summary>What an agent asks for when it opens a payment, in the request's own words.</summary>
public sealed record PaymentRequest(AgentCaller Agent, PaymentKind Kind, string Holder, Money Amount, string Reference)
{
    /// <summary>The name of what is asked for; part of the fingerprint, so it never changes.</summary>
    public required string Operation { get; init; }
    public required Opening Opening { get; init; }

    /// <summary>What more the request says: terminal, service and account, code.</summary>
    public IReadOnlyList<string> Target { get; init; } = [];
    public CodeClaim? Code { get; init; }
    public IReadOnlyList<GuessLimit> Guesses { get; init; } = [];
    public string? Details { get; init; }

    public PaymentKey Key => new(Agent.Id, Reference);

    /// <summary>
    /// Only what the request itself says, never what was looked up: a repeat finds other tariffs and the same
    /// fingerprint.
    /// </summary>
    public Fingerprint Fingerprint =>
        Fingerprint.Of(Operation, [Agent.Id.ToString(), Holder, Amount.ToString(), .. Target]);
}

/// <summary>Which accounts the money goes through, and the wallet whose holder's limits bound it.</summary>
public sealed record PaymentRoute(AccountId Payer, AccountId Payee, HolderProfile Holder, TurnoverSide HolderSide)
{
    public AccountId? Via { get; init; }
}
