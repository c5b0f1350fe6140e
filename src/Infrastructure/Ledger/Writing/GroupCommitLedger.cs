using System.Threading.Channels;
using Allpay.Infrastructure.ReadStore;
using Microsoft.Extensions.Hosting;

namespace Allpay.Infrastructure.Ledger.Writing;

/// <summary>
/// The one writer of this process. Callers queue; the writer takes whatever waits and commits it as one transaction, so the
/// price of a commit is shared by all who came meanwhile. Then they are answered; the read store is shown it by a loop of its
/// own.
/// </summary>
internal sealed class GroupCommitLedger(
    BatchRunner runner, LedgerReaders readers, IBalancePublisher publisher, WriterContext context) : ILedger, IHostedService
{
    /// <summary>When to ask again.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private const int TurnsMin = 32;

    private readonly Channel<QueuedCommand> _queue = Channel.CreateBounded<QueuedCommand>(
        new BoundedChannelOptions(context.Options.QueueMax) { SingleReader = true });

    private Task _writing = Task.CompletedTask;

    public Task<LedgerResult> SubmitAsync(LedgerCommand command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var queued = new QueuedCommand(command, context.Clock.GetTimestamp());
        return _queue.Writer.TryWrite(queued)
            ? InTimeAsync(queued)
            : throw new LedgerUnavailableException("The ledger's queue is full or closed.", RetryAfter);
    }

    public Task<LedgerResult> CheckAsync(LedgerCommand command, CancellationToken cancellationToken) =>
        readers.Check.DecideAsync(command, cancellationToken);

    public Task<Payment?> FindPaymentAsync(PaymentKey key, CancellationToken cancellationToken) =>
        readers.Payments.FindAsync(key, cancellationToken);

    public Task<Payment?> FindPaymentAsync(PaymentId id, CancellationToken cancellationToken) =>
        readers.Payments.FindAsync(id, cancellationToken);

    public Task<AccountBalance?> FindBalanceAsync(AccountId id, CancellationToken cancellationToken) =>
        readers.Payments.FindBalanceAsync(id, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        BusinessDay.EnsureZoneDataIsCurrent();
        context.Metrics.Queue(() => _queue.Reader.Count);
        return Task.Run(Start, CancellationToken.None);
    }

    /// <summary>Takes no more, finishes what was taken.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        await _writing.WaitAsync(cancellationToken);
        await runner.DisposeAsync();
        LedgerLog.Drained(context.Logger);
    }

    /// <summary>Starts the writer's loop, which stays where its caller is.</summary>
    internal void Start() => _writing = WriteAsync();

    // It ends when the queue is closed and empty.
    private async Task WriteAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            if (TakeBatch() is not { Count: > 0 } batch) continue;
            foreach (var attempt in await RunAsync(batch)) Answer(attempt);
            await LetCallersComeBackAsync(batch.Count);
        }
    }

    // The caller's own bound: it holds whatever the writer is waiting for. The end of the time is an answer like any other, so
    // whichever of the two comes first is what he gets, and he never gets anything else.
    private async Task<LedgerResult> InTimeAsync(QueuedCommand queued)
    {
        using var bound = context.Clock.CreateTimer(
            EndTime, queued, context.Options.AnswerWithin, Timeout.InfiniteTimeSpan);
        return await queued.Answer;
    }

    private static void EndTime(object? queued) =>
        ((QueuedCommand)queued!).Fail(new LedgerUnavailableException("The ledger does not answer in time.", RetryAfter));

    // Callers in a loop ask again as soon as they are answered. Taken at once, they and those who queued meanwhile would
    // become two halves that take turns, with twice the commits. A few turns of the thread pool let most of them in; a
    // caller who is further away is not waited for.
    private async Task LetCallersComeBackAsync(int answered)
    {
        var turns = Math.Max(TurnsMin, answered);
        for (var turn = 0; turn < turns && _queue.Reader.Count < answered; turn++) await Task.Yield();
    }

    // Whose caller has gone is not carried out: he was told to ask again.
    private List<QueuedCommand> TakeBatch()
    {
        var batch = new List<QueuedCommand>();
        while (batch.Count < context.Options.BatchMax && _queue.Reader.TryRead(out var queued))
        {
            context.Metrics.Waited(context.Clock.GetElapsedTime(queued.Since));
            if (context.TimeLeft(queued) > TimeSpan.Zero) batch.Add(queued);
        }

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
            LedgerLog.Bug(context.Logger, "batch", bug);
            batch.ForEach(queued => queued.Fail(bug));
            return [];
        }
    }

    // Handed over before the answers go out, so that whoever is answered and looks finds what he was told.
    private void Answer(BatchAttempt attempt)
    {
        Publish(attempt.Balances);
        for (var i = 0; i < attempt.Commands.Count; i++) Answer(attempt.Commands[i], attempt.Verdicts[i]);
    }

    private void Publish(IReadOnlyList<AccountBalance> balances)
    {
        try
        {
            publisher.Publish(balances);
        }
#pragma warning disable CA1031 // The money has moved and its callers are to hear of it: what shows balances may fail as it likes.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            LedgerLog.NotPublished(context.Logger, bug);
        }
    }

    private void Answer(QueuedCommand queued, Verdict verdict)
    {
        if (verdict.Bug is { } bug)
        {
            LedgerLog.Bug(context.Logger, queued.Command.GetType().Name, bug);
            queued.Fail(bug);
            return;
        }

        context.Metrics.Answered(verdict.Result!);
        queued.Complete(verdict.Result!);
    }
}

/// <summary>What the ledger answers without writing.</summary>
internal sealed record LedgerReaders(PaymentReader Payments, LedgerCheck Check);
