namespace Allpay.Infrastructure.Ledger.Decisions;

/// <summary>The phases of a transfer. The number is stored.</summary>
public enum TransferPhase : short
{
    /// <summary>The money moved.</summary>
    Posted = 1,

    /// <summary>A hold: the money is set aside on the debit account and announced on the credit account.</summary>
    Pending = 2,

    /// <summary>Ends a hold by moving all or a part of it; the rest is released.</summary>
    PostPending = 3,

    /// <summary>Ends a hold by releasing all of it.</summary>
    VoidPending = 4,
}

/// <summary>
/// One immutable row of the books: one debit, one credit, one amount. A row that ends a hold names it and says how much it
/// releases, which is always the whole hold.
/// </summary>
public sealed record Transfer(
    TransferId Id, PaymentId Payment, TransferPhase Phase, AccountId Debit, AccountId Credit, Money Amount)
{
    public Money Released { get; init; }
    public TransferId? Hold { get; init; }
    public required SideAfter DebitAfter { get; init; }
    public required SideAfter CreditAfter { get; init; }
}

/// <summary>
/// What one side's account had after the row: posted balance, its pending debits (on the debit side) or pending credits
/// (on the credit side), and version.
/// </summary>
public readonly record struct SideAfter(Money Balance, Money Pending, long Version);
