namespace Allpay.EndToEndTests.Chaos.Faults;

/// <summary>A pause, and what is broken after it; what stands together is broken together.</summary>
internal sealed record Step(TimeSpan Pause, IReadOnlyList<Fault> Faults);

/// <summary>
/// What is broken when. It depends on the seed alone: first every kind once, then kinds by chance, some of them two at once,
/// with calm spells between.
/// </summary>
internal sealed class Schedule
{
    private const double TwoAtOnce = 0.25;
    private const double CalmSpell = 0.08;
    private const double LongStop = 0.4;

    private static readonly FaultKind[] Kinds = [.. Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.HostDied)];

    // A commit whose answer is lost takes luck, so what loses it happens more often.
    private static readonly FaultKind[] Draws =
        [.. Kinds, FaultKind.DatabaseKilled, FaultKind.DatabaseKilled, FaultKind.BackendKilled];

    private readonly Random _random;
    private readonly TimeSpan _calm;

    private Schedule(int seed, TimeSpan duration)
    {
        _random = new Random(seed);
        _calm = TimeSpan.FromSeconds(Math.Min(60, duration.TotalSeconds / 12));
    }

    /// <summary>Steps without end; the run takes as many as it has time for. It begins calmly.</summary>
    public static IEnumerable<Step> Of(int seed, TimeSpan duration) => new Schedule(seed, duration).Steps();

    private IEnumerable<Step> Steps()
    {
        var pause = Timeline.Cold + _calm;
        foreach (var kind in Shuffled())
        {
            yield return new Step(pause, [FaultOf(kind)]);
            pause = Seconds(0.5, 6);
        }

        while (true) yield return new Step(Pause(), Faults());
    }

    private FaultKind[] Shuffled()
    {
        var kinds = Kinds.ToArray();
        _random.Shuffle(kinds);
        return kinds;
    }

    private TimeSpan Pause() => _random.NextDouble() < CalmSpell ? _calm : Seconds(0.5, 10);

    private Fault[] Faults()
    {
        var first = FaultOf(Any());
        if (_random.NextDouble() >= TwoAtOnce) return [first];
        var second = FaultOf(Any());
        return second.Target == first.Target ? [first] : [first, second];
    }

    private FaultKind Any() => Draws[_random.Next(Draws.Length)];

    private Fault FaultOf(FaultKind kind) => new(kind, TargetOf(kind), kind switch
    {
        // Longer than anybody may be kept waiting: a shorter stop ends the waiting itself.
        FaultKind.DatabaseStopped when _random.NextDouble() < LongStop => Seconds(12, 16),
        FaultKind.DatabaseStopped or FaultKind.SessionStopped or FaultKind.HostStopped or FaultKind.RedisStopped =>
            Seconds(0.5, 8),
        FaultKind.DatabaseKilled or FaultKind.RedisKilled or FaultKind.HostKilled => Seconds(0, 3),
        _ => TimeSpan.Zero,
    });

    private Target TargetOf(FaultKind kind) => kind switch
    {
        FaultKind.HostKilled or FaultKind.HostTerminated or FaultKind.HostStopped =>
            _random.Next(2) == 0 ? Target.HostA : Target.HostB,
        FaultKind.RedisKilled or FaultKind.RedisStopped => Target.Redis,
        _ => Target.Database,
    };

    private TimeSpan Seconds(double least, double most) =>
        TimeSpan.FromSeconds(least + (_random.NextDouble() * (most - least)));
}
