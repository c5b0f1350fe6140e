namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>
/// Everything that happens, one thing at a time on one thread. What is ready runs in an order that chance picks; when nothing
/// is, time goes on to the next alarm. So a run depends on its seed alone, and hours of it take no time.
/// </summary>
internal sealed class Agenda(Chance chance)
{
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly List<Act> _ready = [];
    private readonly PriorityQueue<Alarm, (long At, ulong Rank)> _alarms = new();
    private volatile bool _isLeaking;

    // Some begin in the last seconds of a business day, some in those of a month, so that both end in the middle of a run.
    private readonly DateTimeOffset _origin = chance.Of(
        new DateTimeOffset(2026, 11, 24, 5, 0, 0, TimeSpan.Zero),
        new DateTimeOffset(2026, 11, 24, 18, 59, 57, TimeSpan.Zero),
        new DateTimeOffset(2026, 11, 30, 18, 59, 58, TimeSpan.Zero));

    /// <summary>Ticks since the run began.</summary>
    public long Now { get; private set; }

    public DateTimeOffset UtcNow => _origin.AddTicks(Now);

    /// <summary>Something ran on another thread: then not everything is decided by the seed.</summary>
    public bool IsLeaking => _isLeaking;

    public int Steps { get; private set; }

    /// <summary>Something for a machine to do as soon as it comes to it.</summary>
    public void Post(Machine where, SendOrPostCallback what, object? state)
    {
        if (Environment.CurrentManagedThreadId == _thread) _ready.Add(new Act(where, what, state));
        else _isLeaking = true;
    }

    /// <summary>Something that happens after a time; on a machine, only if that still lives.</summary>
    public Alarm After(TimeSpan delay, Machine? where, SendOrPostCallback what, object? state)
    {
        var alarm = new Alarm(new Act(where, what, state));
        _alarms.Enqueue(alarm, (Now + Math.Max(0, delay.Ticks), chance.Next()));
        return alarm;
    }

    public Alarm After(TimeSpan delay, Machine? where, Action what) => After(delay, where, static act => ((Action)act!)(), what);

    /// <summary>Does the next thing; false where there is none.</summary>
    public bool Step()
    {
        Steps++;
        if (_ready.Count > 0) TakeReady().Run(isAlarm: false);
        else if (_alarms.TryDequeue(out var alarm, out var rank)) Ring(alarm, rank.At);
        else return false;
        return true;
    }

    private Act TakeReady()
    {
        var (index, last) = (chance.Below(_ready.Count), _ready.Count - 1);
        var act = _ready[index];
        _ready[index] = _ready[last];
        _ready.RemoveAt(last);
        return act;
    }

    private void Ring(Alarm alarm, long at)
    {
        if (alarm.IsOff) return;
        Now = at;
        alarm.Act.Run(isAlarm: true);
    }
}

/// <summary>What is to be done and on which machine; null is the world outside all of them.</summary>
internal readonly record struct Act(Machine? Where, SendOrPostCallback What, object? State)
{
    // Timers call back without a context, as on a thread of the pool; what they complete then comes back through its own.
    public void Run(bool isAlarm)
    {
        if (Where is { IsDead: true }) return;
        if (Where is { IsFrozen: true })
        {
            Where.Park(this);
            return;
        }

        SynchronizationContext.SetSynchronizationContext(isAlarm ? null : Where);
        What(State);
    }
}

internal sealed class Alarm(Act act)
{
    public Act Act { get; } = act;
    public bool IsOff { get; set; }
}
