using Allpay.Infrastructure.Ledger.Storage;
using Allpay.Infrastructure.Persistence;

namespace Allpay.Infrastructure.Ledger.Writing;

/// <summary>
/// Brings a batch to an end: tries again what another writer disturbed, settles what was cut off at its commit, splits
/// what cannot be written until the command at fault stands alone, gives up when the time is over. It returns only
/// attempts that committed; everybody else has been told.
/// </summary>
internal sealed class BatchRunner(BatchWriter writer, WriterContext context) : IAsyncDisposable
{
    private static readonly TimeSpan PauseMax = TimeSpan.FromMilliseconds(100);

    // Writers take turns, so one race is an accident, and as many as this are a bug that no repetition mends.
    private const int RacesMax = 5;

    public async Task<IReadOnlyList<BatchAttempt>> RunAsync(IReadOnlyList<QueuedCommand> commands)
    {
        // Each caller is told at his own deadline; the batch is worth its effort until the last of them has gone.
        var left = commands.Max(context.TimeLeft);
        using var time = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, context.Clock);
        return await RunAsync(commands, time.Token);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private async Task<IReadOnlyList<BatchAttempt>> RunAsync(IReadOnlyList<QueuedCommand> commands, CancellationToken time)
    {
        var races = 0;
        for (var number = 1; ; number++)
        {
            var attempt = new BatchAttempt(commands, context.Clock.GetUtcNow());
            var started = context.Clock.GetTimestamp();
            var (fate, error) = await TryAsync(attempt, time);
            if (fate == BatchFate.Committed)
            {
                context.Metrics.Committed(commands.Count, context.Clock.GetElapsedTime(started));
                return [attempt];
            }

            var fault = FaultOf(attempt, error!);
            context.Metrics.Faulted(fault);
            if (fate == BatchFate.Unknown || TakesAPerson(fault) || time.IsCancellationRequested)
                return GiveUp(commands, (fault, number, error!));
            if (fault == LedgerFault.BadData || (fault == LedgerFault.LostRace && ++races == RacesMax))
                return await SplitAsync(commands, error!, time);
            LedgerLog.TryingAgain(context.Logger, commands.Count, fault, number, error!);
            await PauseAsync(number, time);
        }
    }

    private async Task<(BatchFate Fate, Exception? Error)> TryAsync(BatchAttempt attempt, CancellationToken time)
    {
        try
        {
            await writer.RunAsync(attempt, time);
            return (BatchFate.Committed, null);
        }
#pragma warning disable CA1031 // Every error is classified: tried again, settled, split, or handed to its caller.
        catch (Exception error)
#pragma warning restore CA1031
        {
            var isKnown = !attempt.CommitSent || LedgerFaults.IsRolledBack(error);
            return (isKnown ? BatchFate.NotCommitted : await SettleAsync(attempt, time), error);
        }
    }

    // Until it is known what became of the commit, neither "done" nor "try again" is safe to say, whatever the error was. When
    // the time is over first, the callers are told to ask again with the same key, and the key will know.
    private async Task<BatchFate> SettleAsync(BatchAttempt attempt, CancellationToken time)
    {
        for (var number = 1; !time.IsCancellationRequested; number++)
        {
            try
            {
                var fate = await writer.FateOfAsync(attempt, time);
                LedgerLog.Settled(context.Logger, attempt.Id, fate);
                return fate;
            }
#pragma warning disable CA1031 // Whatever keeps it from being learned, it is not known yet.
            catch (Exception error)
#pragma warning restore CA1031
            {
                LedgerLog.NotSettled(context.Logger, attempt.Id, number, error);
                await PauseAsync(number, time);
            }
        }

        return BatchFate.Unknown;
    }

    private async Task<IReadOnlyList<BatchAttempt>> SplitAsync(
        IReadOnlyList<QueuedCommand> commands, Exception error, CancellationToken time)
    {
        if (commands.Count == 1)
        {
            LedgerLog.Bug(context.Logger, commands[0].Command.GetType().Name, error);
            commands[0].Fail(error);
            return [];
        }

        LedgerLog.Splitting(context.Logger, commands.Count, error);
        var half = commands.Count / 2;
        var first = await RunAsync([.. commands.Take(half)], time);
        var second = await RunAsync([.. commands.Skip(half)], time);
        return [.. first, .. second];
    }

    // Whoever got as far as the commit had sent data that is as good as any. Where the server did not refuse it, what failed is
    // the way there, whatever the driver calls that; and where it fails each time, a bug.
    private static LedgerFault FaultOf(BatchAttempt attempt, Exception error)
    {
        var fault = LedgerFaults.Classify(error);
        var isOpen = attempt.CommitSent && !LedgerFaults.IsRolledBack(error);
        return fault == LedgerFault.BadData && isOpen ? LedgerFault.LostRace : fault;
    }

    private static bool TakesAPerson(LedgerFault fault) => fault is LedgerFault.WrongClock or LedgerFault.WrongSetUp;

    private IReadOnlyList<BatchAttempt> GiveUp(
        IReadOnlyList<QueuedCommand> commands, (LedgerFault Fault, int Attempts, Exception Error) why)
    {
        var remedy = why.Error is WrongClockException clock ? clock.Message : Outages.RemedyOf(why.Error);
        if (remedy is null) LedgerLog.GivenUp(context.Logger, commands.Count, why.Fault, why.Attempts, why.Error);
        else LedgerLog.NotAsItMustBe(context.Logger, commands.Count, remedy);
        var message = remedy ?? "The ledger cannot reach its database.";
        var unavailable = new LedgerUnavailableException(message, GroupCommitLedger.RetryAfter, why.Error);
        foreach (var queued in commands) queued.Fail(unavailable);
        return [];
    }

    // Full jitter below a doubling bound, so that two writers that met do not meet again. The end of the time ends the pause.
    private async Task PauseAsync(int attempt, CancellationToken time)
    {
        var most = Math.Min(1 << Math.Min(attempt, 10), PauseMax.TotalMilliseconds);
        await Task.Delay(TimeSpan.FromMilliseconds(context.Jitter.NextDouble() * most), context.Clock, time)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }
}
