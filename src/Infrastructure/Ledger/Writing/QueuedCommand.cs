namespace Allpay.Infrastructure.Ledger.Writing;

/// <summary>A command, the caller who waits for its answer, and until when.</summary>
internal sealed class QueuedCommand(LedgerCommand command, DateTimeOffset deadline)
{
    // Callers go on elsewhere: the writer's loop must never run their code.
    private readonly TaskCompletionSource<LedgerResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LedgerCommand Command { get; } = command;

    public DateTimeOffset Deadline { get; } = deadline;

    public Task<LedgerResult> Answer => _answer.Task;

    public void Complete(LedgerResult result) => _answer.TrySetResult(result);

    public void Fail(Exception error) => _answer.TrySetException(error);
}
