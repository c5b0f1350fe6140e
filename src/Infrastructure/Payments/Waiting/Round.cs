using System.Collections.Concurrent;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Persistence;
using Microsoft.Extensions.Logging;

namespace Allpay.Infrastructure.Payments.Waiting;

/// <summary>One run: lines queue for their turns, and go to the end of the queue after each.</summary>
internal sealed class Round(
    IEnumerable<Place> places, RoundsWork work, RoundSurroundings around, CancellationToken cancellationToken)
{
    private readonly ConcurrentQueue<Place> _queue = new(places);
    private readonly ConcurrentQueue<Place> _silent = [];
    private readonly long _started = around.Clock.GetTimestamp();
    private int _seen;
    private int _done;
    private int _stops;

    public RoundsTally Tally => new(_seen, _done);

    private bool IsStopped => _stops > 0 || cancellationToken.IsCancellationRequested;
    private bool IsTimeOver => around.Clock.GetElapsedTime(_started) >= around.TimeBox;

    /// <summary>Where the next run has to begin the lines that were not gone through.</summary>
    public async Task<IReadOnlyList<Bookmark>> RunAsync()
    {
        await Task.WhenAll(Enumerable.Range(0, work.LinesAtOnceMax).Select(_ => TakeTurnsAsync()));
        if (!_queue.IsEmpty && !IsStopped) around.Logger.TimeIsOver(around.Job, _queue.Count);
        return [.. _queue.Concat(_silent).Select(place => place.Bookmark)];
    }

    // An empty queue means that every line left has somebody else who takes its turns.
    private async Task TakeTurnsAsync()
    {
        while (!IsStopped && !IsTimeOver && _queue.TryDequeue(out var place)) await TakeTurnAsync(place);
    }

    private async Task TakeTurnAsync(Place place)
    {
        if (await ReadAsync(place) is not { } turn) return;
        var steps = await Task.WhenAll(turn.Select(StepAsync));
        Interlocked.Add(ref _seen, turn.Count);
        Interlocked.Add(ref _done, steps.Count(step => step == Step.Done));
        place.Hear(steps);
        var goesOn = place.Pass(turn, work.TurnMax);
        if (place.IsSilent) LeaveAlone(place);
        else if (goesOn || IsStopped) _queue.Enqueue(place);
    }

    private async Task<IReadOnlyList<WaitingPayment>?> ReadAsync(Place place)
    {
        try
        {
            return await place.Line.ReadAsync(place.Next(work.TurnMax), cancellationToken);
        }
#pragma warning disable CA1031 // A line that cannot be read is no reason to leave the others alone.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (IsOutage(failure)) _queue.Enqueue(place);
            else around.Logger.LineSkipped(failure, around.Job, place.Line.Name);
            return null;
        }
    }

    private async Task<Step?> StepAsync(WaitingPayment payment)
    {
        try
        {
            return await work.StepAsync(payment, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever a payment throws is told under its number; the others have their turn.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (!IsOutage(failure)) around.Logger.Skipped(failure, around.Job, payment.Id);
            return null;
        }
    }

    // With the ledger or the database away, or the ledger's queue full, more of the same helps nobody: the next run goes on.
    private bool IsOutage(Exception failure)
    {
        if (Outages.RetryAfter(failure) is null) return false;
        if (Interlocked.Increment(ref _stops) == 1 && !cancellationToken.IsCancellationRequested)
            around.Logger.Stopped(failure, around.Job);
        return true;
    }

    private void LeaveAlone(Place place)
    {
        _silent.Enqueue(place);
        around.Logger.LeftAlone(around.Job, place.Line.Name, Place.UnansweredMax);
    }
}

/// <summary>What every run of a job has.</summary>
internal sealed record RoundSurroundings(TimeProvider Clock, ILogger Logger, string Job, TimeSpan TimeBox);

internal static partial class RoundLog
{
    [LoggerMessage(5301, LogLevel.Error, "{Job} skips payment {Payment}")]
    public static partial void Skipped(this ILogger logger, Exception failure, string job, PaymentId payment);

    [LoggerMessage(5302, LogLevel.Error, "{Job} cannot read the payments of {Line} and skips them")]
    public static partial void LineSkipped(this ILogger logger, Exception failure, string job, string line);

    [LoggerMessage(5303, LogLevel.Warning, "{Job} stops; its next run goes on")]
    public static partial void Stopped(this ILogger logger, Exception failure, string job);

    [LoggerMessage(5304, LogLevel.Warning, "{Job} ends with {Lines} lines not gone through; its next run goes on")]
    public static partial void TimeIsOver(this ILogger logger, string job, int lines);

    [LoggerMessage(5305, LogLevel.Warning, "{Job} has no answer about {Count} payments of {Line} in a row, and asks for no more")]
    public static partial void LeftAlone(this ILogger logger, string job, string line, int count);
}
