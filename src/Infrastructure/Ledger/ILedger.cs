namespace Allpay.Infrastructure.Ledger;

/// <summary>
/// The one door to the books. Every movement of money goes through <see cref="SubmitAsync"/>; see docs/ledger.md.
/// </summary>
public interface ILedger
{
    /// <summary>
    /// Applies a command and answers after its commit. Cancelling stops the wait only while the command is not yet
    /// queued; once queued it runs to its end, whoever still listens.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">
    /// Nothing can be said now: the queue is full, the database is away, or the outcome could not be learned. Ask again
    /// with the same key.
    /// </exception>
    Task<LedgerResult> SubmitAsync(LedgerCommand command, CancellationToken cancellationToken);

    /// <summary>What <see cref="SubmitAsync"/> would answer now, by the same rules. Nothing is written.</summary>
    Task<LedgerResult> CheckAsync(LedgerCommand command, CancellationToken cancellationToken);

    /// <summary>The payment with this key, as committed; null where there is none.</summary>
    Task<Payment?> FindPaymentAsync(PaymentKey key, CancellationToken cancellationToken);

    /// <summary>The payment with this id, as committed; null where there is none.</summary>
    Task<Payment?> FindPaymentAsync(PaymentId id, CancellationToken cancellationToken);

    /// <summary>An account's totals, as committed; null where there is no such account.</summary>
    Task<AccountBalance?> FindBalanceAsync(AccountId id, CancellationToken cancellationToken);
}

/// <summary>
/// An account's balance at a version. All in tiyn: posted = credits − debits; pending out = holds on it; pending in =
/// holds for it; available = posted − pending out.
/// </summary>
public sealed record AccountBalance(
    AccountId Account, Money Posted, Money PendingOut, Money PendingIn, long Version, DateTimeOffset AsOf)
{
    public Money Available => Posted - PendingOut;
}

/// <summary>The ledger cannot answer now. Nothing was answered, so nothing is known: ask again with the same key.</summary>
public sealed class LedgerUnavailableException : Exception
{
    public LedgerUnavailableException(string message, TimeSpan retryAfter, Exception? inner = null)
        : base(message, inner) => RetryAfter = retryAfter;

    public TimeSpan RetryAfter { get; }
}
