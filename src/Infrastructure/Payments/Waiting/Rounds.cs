using Allpay.Infrastructure.Ledger;
using Microsoft.Extensions.Logging;

namespace Allpay.Infrastructure.Payments.Waiting;

/// <summary>
/// How a job goes through payments that wait: round the lines, a turn for each, until everything was seen once or the time is
/// over. So nobody's backlog keeps another's payments waiting, and a failure costs its own payment alone. The next run begins
/// where this one was cut off. Only this process remembers where that was: another begins at the beginning.
/// </summary>
public sealed class Rounds<TJob>(TimeProvider clock, ILogger<Rounds<TJob>> logger)
{
    /// <summary>Jobs run every minute; what has begun by then still ends within it.</summary>
    public static readonly TimeSpan TimeBox = TimeSpan.FromSeconds(45);

    private readonly RoundSurroundings _around = new(clock, logger, typeof(TJob).Name, TimeBox);
    private IReadOnlyList<Bookmark> _left = [];

    public async Task<RoundsTally> GoAsync(
        IReadOnlyList<Line> lines, RoundsWork work, CancellationToken cancellationToken)
    {
        var round = new Round(Begin(lines), work, _around, cancellationToken);
        _left = await round.RunAsync();
        return round.Tally;
    }

    // Those that were cut off come first, those that waited longest for their turn before the others.
    private List<Place> Begin(IReadOnlyList<Line> lines)
    {
        var waiting = lines.ToDictionary(line => line.Name);
        var places = new List<Place>(lines.Count);
        foreach (var bookmark in _left)
            if (waiting.Remove(bookmark.Line, out var line)) places.Add(new Place(line, bookmark.After));
        places.AddRange(waiting.Values.Select(line => new Place(line, null)));
        return places;
    }
}

/// <summary>The payments of one party that wait, in their order.</summary>
public sealed record Line(string Name, Func<Stretch, CancellationToken, Task<IReadOnlyList<WaitingPayment>>> ReadAsync);

/// <summary>What is done with each payment, and how many at once.</summary>
public sealed record RoundsWork(Func<WaitingPayment, CancellationToken, Task<Step>> StepAsync)
{
    /// <summary>How many payments of a line are one turn. They are dealt with at once.</summary>
    public required int TurnMax { get; init; }

    /// <summary>How many lines have a turn at once.</summary>
    public required int LinesAtOnceMax { get; init; }
}

/// <summary>What became of a payment in its turn.</summary>
public enum Step
{
    Done,

    /// <summary>It waits on.</summary>
    Waits,

    /// <summary>Whoever was asked did not answer. A line of which nothing is heard is left alone until the next run.</summary>
    NoAnswer,
}

/// <summary>How many payments had their turn in a run, and how many of them are done.</summary>
public sealed record RoundsTally(int Seen, int Done);
