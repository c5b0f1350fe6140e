using System.Collections.Concurrent;
using System.Diagnostics;

namespace Allpay.EndToEndTests.Chaos.Faults;

/// <summary>A fault as it took place: from before its first signal until everything it broke answers again.</summary>
internal sealed class Outage(Fault fault, TimeSpan from)
{
    public Fault Fault { get; } = fault;
    public TimeSpan From { get; } = from;
    public TimeSpan To { get; set; } = TimeSpan.MaxValue;

    public bool Meets(TimeSpan from, TimeSpan to) => From <= to && To >= from;
}

/// <summary>The run's one clock, and what was broken when.</summary>
internal sealed class Timeline
{
    /// <summary>A host that has just started compiles itself while it answers, and on a busy machine that takes its time.</summary>
    public static readonly TimeSpan Cold = TimeSpan.FromSeconds(6);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly List<Outage> _outages = [];
    private readonly ConcurrentQueue<(TimeSpan From, TimeSpan To)> _stalls = new();

    public TimeSpan Now => _watch.Elapsed;

    /// <summary>When the last fault was over.</summary>
    public TimeSpan LastEnd => Outages.Select(o => o.To).DefaultIfEmpty().Max();

    public IReadOnlyList<Outage> Outages
    {
        get
        {
            lock (_outages) return [.. _outages];
        }
    }

    public Outage Begin(Fault fault)
    {
        var outage = new Outage(fault, Now);
        lock (_outages) _outages.Add(outage);
        return outage;
    }

    public void End(Outage outage) => outage.To = Now;

    public IEnumerable<Outage> During(TimeSpan from, TimeSpan to) => Outages.Where(o => o.Meets(from, to));

    /// <summary>True where the target was broken at some moment between.</summary>
    public bool IsBroken(Target target, TimeSpan from, TimeSpan to) => During(from, to).Any(o => o.Fault.Target == target);

    /// <summary>True where the host had just started at some moment between.</summary>
    public bool IsCold(Target host, TimeSpan from, TimeSpan to) => Colds(host).Any(cold => cold.From <= to && cold.To >= from);

    /// <summary>The machine itself stood still since then: nothing on it is to blame for being late.</summary>
    public void StoodStill(TimeSpan from) => _stalls.Enqueue((from, Now));

    public TimeSpan LongestStall => _stalls.Select(stall => stall.To - stall.From).DefaultIfEmpty().Max();

    /// <summary>How much of the time between the host was alive, not stopped, and past its start.</summary>
    public TimeSpan Alive(Target host, TimeSpan from, TimeSpan to) => Without(
        Outages.Where(o => o.Fault.Target == host).Select(o => (o.From, o.To)).Concat(Colds(host)).Concat(_stalls), from, to);

    /// <summary>How much of the time between the machine was running.</summary>
    public TimeSpan Awake(TimeSpan from, TimeSpan to) => Without(_stalls, from, to);

    private static TimeSpan Without(IEnumerable<(TimeSpan From, TimeSpan To)> excuses, TimeSpan from, TimeSpan to)
    {
        var (rest, until) = (TimeSpan.Zero, from);
        foreach (var excuse in excuses.Where(e => e.From <= to && e.To >= from).OrderBy(e => e.From))
        {
            if (excuse.From > until) rest += excuse.From - until;
            if (excuse.To > until) until = excuse.To;
        }

        return until < to ? rest + (to - until) : rest;
    }

    private IEnumerable<(TimeSpan From, TimeSpan To)> Colds(Target host) => Outages
        .Where(o => o.Fault.Target == host && o.Fault.Kind != FaultKind.HostStopped && o.To != TimeSpan.MaxValue)
        .Select(o => o.To).Prepend(TimeSpan.Zero).Select(start => (start, start + Cold));
}
