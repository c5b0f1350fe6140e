using Allpay.Infrastructure.Ledger.Decisions;

namespace Allpay.Infrastructure.Ledger.Storage;

/// <summary>
/// The books as one writer reaches them. The writer's whole dealings with a database stand here, so that a test can put
/// another in its place and let go wrong whatever can.
/// </summary>
internal interface ILedgerStore
{
    /// <summary>Opens a session. A writer has one at a time, and never uses one again on which anything failed.</summary>
    Task<ILedgerSession> OpenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// What became of this batch of this writer. Answers only once no session can put it into the books any more: the one that
    /// tried has ended, or has ended its transaction.
    /// </summary>
    Task<BatchFate> FateOfAsync(Guid batch, CancellationToken cancellationToken);
}

/// <summary>What became of a batch.</summary>
internal enum BatchFate
{
    Committed,
    NotCommitted,

    /// <summary>It may be in the books or may yet come to be: nothing may be said and nothing tried again.</summary>
    Unknown,
}

/// <summary>One batch after another, each in one serializable transaction of two round trips.</summary>
internal interface ILedgerSession : IAsyncDisposable
{
    /// <summary>
    /// Waits for this writer's turn, begins, stamps the batch, and reads what its commands need. From here to the end of the
    /// transaction nobody else writes.
    /// </summary>
    Task<LoadedBooks> BeginAsync(Guid batch, LedgerNeeds needs, CancellationToken cancellationToken);

    /// <summary>Writes what was decided and commits.</summary>
    Task CommitAsync(LedgerChanges changes, CancellationToken cancellationToken);
}

/// <summary>
/// The books a batch sees, the moment it sees them by the database's clock, and the ids each of its commands may use.
/// </summary>
internal sealed record LoadedBooks(LedgerState State, DateTimeOffset At, IReadOnlyList<StepInput> Inputs);
