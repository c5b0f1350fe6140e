using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;

namespace Allpay.Infrastructure.PaymentRules;

/// <summary>What may pass through a holder's wallet at an identification level. Null means no bound.</summary>
public sealed class HolderLimits
{
    public required IdentificationLevel Level { get; init; }
    public Money? PerPayment { get; set; }
    public Money? PerDay { get; set; }
    public Money? PerMonth { get; set; }

    /// <summary>The most a wallet of this level may hold; given to its account when it is opened.</summary>
    public Money? Ceiling { get; set; }

    public TurnoverLimit On(AccountId wallet, TurnoverSide side) => new(wallet, side, PerPayment, PerDay, PerMonth);
}
