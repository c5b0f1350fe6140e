using Microsoft.Extensions.Logging;
using Npgsql;

namespace Allpay.Infrastructure.Ledger.Writing;

/// <summary>
/// Brings a batch to an end: tries again what another writer disturbed, settles what was cut off at its commit, splits
/// what cannot be written until the command at fault stands alone, gives up when the budget is spent. It returns only
/// attempts that committed; everybody else has been told.
/// </summary>
internal sealed class BatchRunner(
    BatchWriter writer, CommitSettlement settlement, LedgerSurroundings around) : IAsyncDisposable
{
    private static readonly TimeSpan PauseMax = TimeSpan.FromMilliseconds(100);

    public async Task<IReadOnlyList<BatchAttempt>> RunAsync(IReadOnlyList<QueuedCommand> commands)
    {
        var deadline = around.Clock.GetUtcNow() + around.Options.RetryBudget;
        for (var number = 1; ; number++)
        {
            var attempt = new BatchAttempt(commands);
            var started = around.Clock.GetTimestamp();
            var error = await TryAsync(attempt, deadline);
            if (error is null)
            {
                around.Metrics.Committed(commands.Count, around.Clock.GetElapsedTime(started));
                return [attempt];
            }

            var fault = LedgerFaults.Classify(error);
            around.Metrics.Faulted(fault);
            if (fault == LedgerFault.BadData) return await SplitAsync(commands, error);
            if (around.Clock.GetUtcNow() >= deadline) return GiveUp(commands, (fault, number, error));
            LedgerLog.TryingAgain(around.Logger, commands.Count, fault, number, error);
            await Task.Delay(Pause(number), around.Clock);
        }
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    /// <summary>Null when it committed, else the error that kept it from committing.</summary>
    private async Task<Exception?> TryAsync(BatchAttempt attempt, DateTimeOffset deadline)
    {
        try
        {
            await writer.RunAsync(attempt);
            return null;
        }
#pragma warning disable CA1031 // Every error is classified: tried again, settled, split, or handed to its caller.
        catch (Exception error)
#pragma warning restore CA1031
        {
            var unknown = attempt.CommitSent && !LedgerFaults.IsRolledBack(error);
            return unknown && await WasCommittedAsync(attempt, deadline) ? null : error;
        }
    }

    // Until the server says what became of the commit, neither "done" nor "try again" is safe to say. When the budget ends
    // first, the callers are told to ask again with the same key, and the key will know.
    private async Task<bool> WasCommittedAsync(BatchAttempt attempt, DateTimeOffset deadline)
    {
        for (var number = 1; ; number++)
        {
            try
            {
                return await settlement.IsCommittedAsync(attempt.Transaction!, deadline, around.Clock);
            }
            catch (Exception error) when (error is NpgsqlException or TimeoutException or IOException)
            {
                if (around.Clock.GetUtcNow() >= deadline) return false;
                await Task.Delay(Pause(number), around.Clock);
            }
        }
    }

    private async Task<IReadOnlyList<BatchAttempt>> SplitAsync(IReadOnlyList<QueuedCommand> commands, Exception error)
    {
        if (commands.Count == 1)
        {
            LedgerLog.Bug(around.Logger, commands[0].Command.GetType().Name, error);
            commands[0].Fail(error);
            return [];
        }

        LedgerLog.Splitting(around.Logger, commands.Count, error);
        var half = commands.Count / 2;
        var first = await RunAsync([.. commands.Take(half)]);
        var second = await RunAsync([.. commands.Skip(half)]);
        return [.. first, .. second];
    }

    private IReadOnlyList<BatchAttempt> GiveUp(
        IReadOnlyList<QueuedCommand> commands, (LedgerFault Fault, int Attempts, Exception Error) why)
    {
        LedgerLog.GivenUp(around.Logger, commands.Count, why.Fault, why.Attempts, why.Error);
        var unavailable = Unavailable(why.Error);
        foreach (var queued in commands) queued.Fail(unavailable);
        return [];
    }

    internal static LedgerUnavailableException Unavailable(Exception error) =>
        new("The ledger cannot reach its database.", TimeSpan.FromSeconds(1), error);

    // Full jitter below a doubling bound, so that two writers that met do not meet again.
    private static TimeSpan Pause(int attempt) =>
        TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * Math.Min(1 << Math.Min(attempt, 10), PauseMax.TotalMilliseconds));
}

/// <summary>What the writer's parts have in common: their bounds, the clock, and what they are watched with.</summary>
internal sealed record LedgerSurroundings(LedgerOptions Options, TimeProvider Clock, LedgerMetrics Metrics, ILogger Logger);
