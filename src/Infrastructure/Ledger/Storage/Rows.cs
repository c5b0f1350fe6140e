using Allpay.Infrastructure.Ledger.Decisions;

namespace Allpay.Infrastructure.Ledger.Storage;

// The ledger's tables as EF Core sees them, for migrations and reads. The writer uses the same tables by plain SQL.

internal sealed class AccountRow
{
    public AccountId Id { get; init; }
    public AccountKind Kind { get; init; }
    public Money? Floor { get; init; }
    public Money? Ceiling { get; init; }
    public Money DebitsPosted { get; init; }
    public Money CreditsPosted { get; init; }
    public Money DebitsPending { get; init; }
    public Money CreditsPending { get; init; }
    public long Version { get; init; }
    public DateOnly Day { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The ten minutes in which it last moved; the database says.</summary>
    public DateTimeOffset MovedIn { get; init; }
}

/// <summary>What is the same for all accounts of a kind; the owner's to write, not the host's.</summary>
internal sealed class AccountKindRow
{
    public AccountKind Kind { get; init; }
    public required string Name { get; init; }
    public Money? Floor { get; init; }
    public Money? Ceiling { get; init; }

    /// <summary>The account of a kind that has one account only.</summary>
    public AccountId? SingleAccountId { get; init; }
}

internal sealed class PaymentRow
{
    public PaymentId Id { get; init; }
    public PartyId RequesterId { get; init; }
    public required string Reference { get; init; }
    public Fingerprint Fingerprint { get; init; }
    public PaymentKind Kind { get; init; }
    public Opening Opening { get; init; }
    public PaymentStatus Status { get; init; }
    public DeclineReason Reason { get; init; }
    public AccountId PayerId { get; init; }
    public AccountId PayeeId { get; init; }
    public AccountId? ViaId { get; init; }
    public Money Amount { get; init; }
    public Money PayerFee { get; init; }
    public Money PayeeFee { get; init; }
    public TransferId? HoldId { get; init; }
    public TransferId? FeeHoldId { get; init; }
    public Money Captured { get; init; }
    public Money Refunded { get; init; }
    public PaymentId? RefundOf { get; init; }
    public long? TariffId { get; init; }
    public DateOnly Day { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public string? Details { get; init; }
    public long PayerVersion { get; init; }
    public long PayeeVersion { get; init; }
}

internal sealed class TransferRow
{
    public TransferId Id { get; init; }
    public PaymentId PaymentId { get; init; }
    public TransferPhase Phase { get; init; }
    public AccountId DebitAccountId { get; init; }
    public AccountId CreditAccountId { get; init; }
    public Money Amount { get; init; }
    public Money Released { get; init; }
    public TransferId? HoldId { get; init; }
    public Money DebitBalance { get; init; }
    public Money DebitPending { get; init; }
    public long DebitVersion { get; init; }
    public Money CreditBalance { get; init; }
    public Money CreditPending { get; init; }
    public long CreditVersion { get; init; }
    public DateOnly Day { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class AccountDayRow
{
    public AccountId AccountId { get; init; }
    public DateOnly Day { get; init; }
    public Money Opening { get; init; }
    public Money Debits { get; init; }
    public Money Credits { get; init; }
}

internal sealed class OneTimeCodeRow
{
    public AccountId AccountId { get; init; }
    public Guid Hash { get; init; }
    public Money? Amount { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public PaymentId? UsedBy { get; init; }
}

internal sealed class WrongCodesRow
{
    public AccountId AccountId { get; init; }
    public long ById { get; init; }
    public int Wrong { get; init; }
    public DateTimeOffset Since { get; init; }
}
