namespace Allpay.Infrastructure.Ledger.Writing;

/// <summary>A command and the caller who waits for its answer.</summary>
internal sealed class QueuedCommand(LedgerCommand command)
{
    // Callers go on elsewhere: the writer's loop must never run their code.
    private readonly TaskCompletionSource<LedgerResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LedgerCommand Command { get; } = command;

    public Task<LedgerResult> Answer => _answer.Task;

    public void Complete(LedgerResult result) => _answer.TrySetResult(result);

    public void Fail(Exception error) => _answer.TrySetException(error);
}
