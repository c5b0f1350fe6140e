namespace Allpay.Infrastructure.Ledger;

/// <summary>The ledger's answer to one command, given after the commit that makes it true.</summary>
public abstract record LedgerResult
{
    /// <summary>It was done; or, as a replay, it had been done before by the same key.</summary>
    public sealed record Done(Payment Payment, bool Replayed) : LedgerResult;

    /// <summary>
    /// It was not done and nothing moved. <see cref="Payment"/> is the one in the way, where there is one.
    /// </summary>
    public sealed record Refused(LedgerRefusal Refusal, Payment? Payment = null) : LedgerResult;
}

/// <summary>Why the ledger refuses, with the limit met and what remains of it where a limit is the reason.</summary>
public sealed record LedgerRefusal(LedgerRefusalCode Code, Money? Limit = null, Money? Remaining = null)
{
    /// <summary>Whose figures they are; null where they tell of no account, but of the request's own payment.</summary>
    public AccountId? Account { get; init; }
}

/// <summary>
/// Every reason the ledger has to refuse, in the order in which they are checked (docs/ledger.md): the first that
/// applies is the answer.
/// </summary>
public enum LedgerRefusalCode
{
    KeyReused = 1,
    PaymentUnknown,
    PaymentCompleted,
    PaymentDeclined,
    PaymentNotHeld,
    PaymentNotExpired,
    PaymentAtProvider,
    CaptureExceedsHold,
    AmountNotPositive,
    FeeExceedsAmount,
    AccountsNotDistinct,
    AccountUnknown,
    CodeGuessedTooOften,
    CodeUnknown,
    CodeUsed,
    CodeExpired,
    CodeForOtherAmount,
    RefundTargetUnknown,
    RefundTargetNotCompleted,
    RefundExceedsPayment,
    LimitPerPayment,
    LimitPerDay,
    LimitPerMonth,
    InsufficientFunds,
    CeilingReached,
    TooManyWaiting,
}
