using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.PaymentRules;

/// <summary>Which side of a payment pays the commission.</summary>
public enum FeeSide : short
{
    Payer = 1,
    Payee = 2,
}

/// <summary>
/// What a kind of payment costs from a moment on, for everybody or for one partner. Rows are never changed: a new price is
/// a new row with a later <see cref="ValidFrom"/>, and each payment keeps the id of the row that priced it.
/// </summary>
public sealed class Tariff
{
    public const int PartsPerMillion = 1_000_000;

    public required long Id { get; init; }
    public required PaymentKind Kind { get; init; }

    /// <summary>The partner it is for; null is the price for all who have none of their own.</summary>
    public PartyId? PartyId { get; init; }
    public required DateTimeOffset ValidFrom { get; init; }
    public required FeeSide PaidBy { get; init; }

    /// <summary>A fixed part, in tiyn.</summary>
    public required Money Fixed { get; init; }

    /// <summary>A share of the amount, in millionths (15 000 = 1.5 %).</summary>
    public required int RatePpm { get; init; }
    public Money? Min { get; init; }
    public Money? Max { get; init; }

    /// <summary>
    /// fixed + rate × amount, the share rounded half up to a whole tiyn, then held between min and max. Commission income
    /// keeps what rounding leaves.
    /// </summary>
    public Money FeeFor(Money amount)
    {
        var share = (((Int128)amount.Tiyn * RatePpm) + (PartsPerMillion / 2)) / PartsPerMillion;
        var fee = Fixed + new Money((long)share);
        if (Min is { } min) fee = Money.Max(fee, min);
        if (Max is { } max) fee = Money.Min(fee, max);
        return fee;
    }
}

/// <summary>The price of one payment: what is quoted is what is charged.</summary>
public sealed record Quote(Money PayerFee, Money PayeeFee, long? TariffId)
{
    public static readonly Quote Free = new(Money.Zero, Money.Zero, null);
}
