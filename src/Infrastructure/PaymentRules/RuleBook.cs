using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;

namespace Allpay.Infrastructure.PaymentRules;

/// <summary>The rules as they were read at one moment; knows the prices to come as well.</summary>
internal sealed class RuleBook(
    DateTimeOffset readAt, IReadOnlyCollection<Tariff> tariffs, IReadOnlyCollection<HolderLimits> limits)
{
    private readonly ILookup<(PaymentKind, PartyId?), Tariff> _tariffs = tariffs
        .OrderByDescending(t => t.ValidFrom)
        .ToLookup(t => (t.Kind, t.PartyId));

    private readonly Dictionary<IdentificationLevel, HolderLimits> _limits = limits.ToDictionary(l => l.Level);

    public DateTimeOffset ReadAt => readAt;

    public Quote PriceOf(PaymentKind kind, PartyId partner, Money amount, DateTimeOffset now)
    {
        var tariff = InForce(kind, partner, now) ?? InForce(kind, null, now);
        if (tariff is null) return Quote.Free;
        var fee = tariff.FeeFor(amount);
        return tariff.PaidBy == FeeSide.Payer
            ? new Quote(fee, Money.Zero, tariff.Id)
            : new Quote(Money.Zero, fee, tariff.Id);
    }

    /// <summary>
    /// A level without a row is a fault in the set-up: to go on without limits would be worse than to stop.
    /// </summary>
    public HolderLimits Limits(IdentificationLevel level) => _limits.TryGetValue(level, out var found)
        ? found
        : throw new InvalidOperationException($"rules.holder_limits has no row for the level {level}.");

    private Tariff? InForce(PaymentKind kind, PartyId? partner, DateTimeOffset now) =>
        _tariffs[(kind, partner)].FirstOrDefault(t => t.ValidFrom <= now);
}
