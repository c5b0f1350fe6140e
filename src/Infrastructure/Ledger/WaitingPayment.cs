namespace Allpay.Infrastructure.Ledger;

/// <summary>A pending payment as far as the jobs need it; they go through payments in the order of time and id.</summary>
public sealed record WaitingPayment(PaymentId Id, AccountId FirstStop, DateTimeOffset? ExpiresAt);

/// <summary>
/// A part of a line of payments: what stands after one, up to and with another, at most so many. Null: from the beginning, to
/// the end.
/// </summary>
public sealed record Stretch(WaitingPayment? After, WaitingPayment? Until, int CountMax);
