namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>
/// A computer: code that was started on it comes back to it behind every await. Frozen, it does nothing until it thaws and
/// then everything; dead, nothing any more.
/// </summary>
internal sealed class Machine : SynchronizationContext
{
    // The product's bound is five seconds; the server's own clock may be wrong by two.
    private static readonly TimeSpan SkewMax = TimeSpan.FromSeconds(7);

    private readonly Agenda _agenda;
    private readonly List<Act> _parked = [];

    public Machine(Agenda agenda)
    {
        _agenda = agenda;
        Clock = new MachineClock(this, agenda);
    }

    public TimeProvider Clock { get; }

    /// <summary>How far its clock is ahead of the true time.</summary>
    public TimeSpan Skew { get; private set; }

    /// <summary>Since when it is so wrong that nothing may be written; null while it is not.</summary>
    public long? WrongSince { get; private set; }
    public bool IsDead { get; set; }

    /// <summary>Nothing passes between it and the server, and neither is told.</summary>
    public bool IsIsolated { get; set; }
    public bool IsFrozen { get; private set; }

    /// <summary>When it last stood still, in ticks.</summary>
    public long LastFrozen { get; private set; } = long.MinValue;

    public override void Post(SendOrPostCallback d, object? state) => _agenda.Post(this, d, state);

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nobody waits here.");

    public override SynchronizationContext CreateCopy() => this;

    public void Run(Action what) => Post(static act => ((Action)act!)(), what);

    public void Park(Act act) => _parked.Add(act);

    public void SetClock(TimeSpan skew)
    {
        Skew = skew;
        WrongSince = skew.Duration() > SkewMax ? _agenda.Now : null;
    }

    public void Freeze() => IsFrozen = true;

    public void Thaw()
    {
        (IsFrozen, LastFrozen) = (false, _agenda.Now);
        foreach (var act in _parked) _agenda.Post(this, act.What, act.State);
        _parked.Clear();
    }
}

/// <summary>A machine's clock: the wall's may be wrong, the count of ticks is not.</summary>
internal sealed class MachineClock(Machine machine, Agenda agenda) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => agenda.UtcNow + machine.Skew;

    public override long GetTimestamp() => agenda.Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan) throw new NotSupportedException("A timer here rings once.");
        var timer = new MachineTimer(machine, agenda, new SendOrPostCallback(callback), state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class MachineTimer(Machine machine, Agenda agenda, SendOrPostCallback callback, object? state) : ITimer
    {
        private Alarm? _alarm;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Dispose();
            if (dueTime != Timeout.InfiniteTimeSpan) _alarm = agenda.After(dueTime, machine, callback, state);
            return true;
        }

        public void Dispose()
        {
            if (_alarm is not null) _alarm.IsOff = true;
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
