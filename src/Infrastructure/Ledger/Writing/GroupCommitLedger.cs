using System.Threading.Channels;
using Allpay.Infrastructure.ReadStore;
using Microsoft.Extensions.Hosting;

namespace Allpay.Infrastructure.Ledger.Writing;

/// <summary>
/// The one writer of this process. Callers queue; the writer takes whatever waits and commits it as one transaction, so the
/// price of a commit is shared by all who came meanwhile. Answers go out after the commit, by a second loop: while it
/// publishes the new balances, the next batch is already on its way.
/// </summary>
internal sealed class GroupCommitLedger(
    BatchRunner runner, LedgerReaders readers, IBalancePublisher publisher, LedgerSurroundings around) : ILedger, IHostedService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    // Publishing the balances takes a fraction of this; a read store that hangs must not slow the writer.
    private static readonly TimeSpan AnswersWait = TimeSpan.FromMilliseconds(2);

    private const int TurnsMin = 32;

    private readonly Channel<QueuedCommand> _queue = Channel.CreateBounded<QueuedCommand>(
        new BoundedChannelOptions(around.Options.QueueMax) { SingleReader = true });

    private readonly Channel<BatchAttempt> _committed = Channel.CreateUnbounded<BatchAttempt>();
    private Task _writing = Task.CompletedTask;
    private Task _answering = Task.CompletedTask;

    public Task<LedgerResult> SubmitAsync(LedgerCommand command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var queued = new QueuedCommand(command);
        return _queue.Writer.TryWrite(queued)
            ? queued.Answer
            : throw new LedgerUnavailableException("The ledger's queue is full or closed.", RetryAfter);
    }

    public Task<LedgerResult> PreviewAsync(LedgerCommand command, CancellationToken cancellationToken) =>
        readers.Preview.DecideAsync(command, cancellationToken);

    public Task<Payment?> FindPaymentAsync(PaymentKey key, CancellationToken cancellationToken) =>
        readers.Payments.FindAsync(key, cancellationToken);

    public Task<Payment?> FindPaymentAsync(PaymentId id, CancellationToken cancellationToken) =>
        readers.Payments.FindAsync(id, cancellationToken);

    public Task<AccountBalance?> FindBalanceAsync(AccountId id, CancellationToken cancellationToken) =>
        readers.Payments.FindBalanceAsync(id, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        BusinessDay.EnsureZoneDataIsCurrent();
        _writing = Task.Run(WriteAsync, CancellationToken.None);
        _answering = Task.Run(AnswerAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Takes no more, finishes what was taken.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        await _writing.WaitAsync(cancellationToken);
        await _answering.WaitAsync(cancellationToken);
        await runner.DisposeAsync();
        LedgerLog.Drained(around.Logger);
    }

    private async Task WriteAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            var committed = await RunAsync(TakeBatch());
            foreach (var attempt in committed) _committed.Writer.TryWrite(attempt);
            if (committed is [.., var last]) await LetCallersComeBackAsync(last);
        }

        _committed.Writer.Complete();
    }

    // Callers in a loop ask again as soon as they are answered. Taken at once, they and those who queued meanwhile would
    // become two halves that take turns, with twice the commits. A few turns of the thread pool let most of them in; a
    // caller who is further away is not waited for.
    private async Task LetCallersComeBackAsync(BatchAttempt last)
    {
        await Task.WhenAny(last.Answered.Task, Task.Delay(AnswersWait));
        var turns = Math.Max(TurnsMin, last.Commands.Count);
        for (var turn = 0; turn < turns && _queue.Reader.Count < last.Commands.Count; turn++) await Task.Yield();
    }

    private List<QueuedCommand> TakeBatch()
    {
        var batch = new List<QueuedCommand>();
        while (batch.Count < around.Options.BatchMax && _queue.Reader.TryRead(out var queued)) batch.Add(queued);
        return batch;
    }

    // The loop outlives any bug: were it to end, every later payment would wait for ever.
    private async Task<IReadOnlyList<BatchAttempt>> RunAsync(List<QueuedCommand> batch)
    {
        try
        {
            return await runner.RunAsync(batch);
        }
#pragma warning disable CA1031
        catch (Exception bug)
#pragma warning restore CA1031
        {
            LedgerLog.Bug(around.Logger, "batch", bug);
            batch.ForEach(queued => queued.Fail(bug));
            return [];
        }
    }

    private async Task AnswerAsync()
    {
        await foreach (var attempt in _committed.Reader.ReadAllAsync())
        {
            await publisher.PublishAsync(attempt.Balances, CancellationToken.None);
            for (var i = 0; i < attempt.Commands.Count; i++) Answer(attempt.Commands[i], attempt.Verdicts[i]);
            attempt.Answered.TrySetResult();
        }
    }

    private void Answer(QueuedCommand queued, Verdict verdict)
    {
        if (verdict.Bug is { } bug)
        {
            LedgerLog.Bug(around.Logger, queued.Command.GetType().Name, bug);
            queued.Fail(bug);
            return;
        }

        around.Metrics.Answered(verdict.Result!);
        queued.Complete(verdict.Result!);
    }
}

/// <summary>What the ledger answers without writing.</summary>
internal sealed record LedgerReaders(PaymentReader Payments, LedgerPreview Preview);
