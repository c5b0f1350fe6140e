namespace Allpay.Infrastructure.Ledger.Writing;

/// <summary>A command, the caller who waits for its answer, and since when.</summary>
internal sealed class QueuedCommand(LedgerCommand command, long since)
{
    // Callers go on elsewhere: the writer's loop must never run their code.
    private readonly TaskCompletionSource<LedgerResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LedgerCommand Command { get; } = command;

    /// <summary>By the clock's count of ticks, which nobody sets.</summary>
    public long Since { get; } = since;

    public Task<LedgerResult> Answer => _answer.Task;

    public void Complete(LedgerResult result) => _answer.TrySetResult(result);

    public void Fail(Exception error) => _answer.TrySetException(error);
}
