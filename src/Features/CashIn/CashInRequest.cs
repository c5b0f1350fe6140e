using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;

namespace Allpay.Features.CashIn;

/// <summary>What an agent asks for when it opens a cash-in, in whichever style.</summary>
internal sealed record CashInRequest(AgentCaller Agent, PaymentKind Kind, string Holder, Money Amount, string Reference)
{
    public const string CreateOperation = "cash-in.create";
    public const string PayOperation = "cash-in.pay";
    public const string PayAvtobysOperation = "cash-in.pay.avtobys";

    public required string Operation { get; init; }
    public required Opening Opening { get; init; }

    public PaymentKey Key => new(Agent.Id, Reference);

    /// <summary>
    /// Only what the request itself says, never what was looked up: a repeat finds other tariffs and the same
    /// fingerprint.
    /// </summary>
    public Fingerprint Fingerprint =>
        Fingerprint.Of(Operation, Agent.Id.ToString(), Holder, Amount.ToString());
}
