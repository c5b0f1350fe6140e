using System.Globalization;

namespace Allpay.Infrastructure.Ledger;

/// <summary>A ledger account. The chart's own accounts have the fixed ids of <see cref="ChartOfAccounts"/>.</summary>
public readonly record struct AccountId(long Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A payment; the transactionId of the agent contracts.</summary>
public readonly record struct PaymentId(long Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

public readonly record struct TransferId(long Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Who asks: an agent, a merchant, a holder or the operator (one id space for all of them).</summary>
public readonly record struct PartyId(long Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>
/// The idempotency key of a payment: the requester and its own reference (GUID, rrn, invoice number, Idempotency-Key).
/// The reference is opaque and compared byte for byte. Keys never expire.
/// </summary>
public readonly record struct PaymentKey(PartyId Requester, string Reference)
{
    public const int ReferenceLengthMax = 128;
}
