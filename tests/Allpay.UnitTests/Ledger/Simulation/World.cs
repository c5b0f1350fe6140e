using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Ledger.Writing;

namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>One run: two hosts, a database, some clients, and what goes wrong. It follows from its seed alone.</summary>
internal sealed class World
{
    private const int StepsMax = 300_000;

    // By then the last late commit is through, every patience has ended, and everybody has asked again.
    private static readonly TimeSpan SettledWithin = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<object, string> _names = [];
    private readonly TimeSpan _faultsEnd;
    private int _writers;
    private bool _isOver;

    public World(long seed, Sabotage sabotage, bool writesDown)
    {
        (Chance, Sabotage) = (new Chance(seed), sabotage);
        Agenda = new Agenda(Chance);
        Findings = new Findings(Agenda, writesDown);
        Faults = new Faults(Chance, Findings);
        _faultsEnd = Chance.Between(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8));
        Options = NewOptions();
        Server = new Server(this);
        Judge = new Judge(this);
        Work = new Work(this);
        Clients = new Machine(Agenda);
        Hosts = [NewHost(), NewHost()];
    }

    public Chance Chance { get; }
    public Sabotage Sabotage { get; }
    public Agenda Agenda { get; }
    public Findings Findings { get; }
    public Faults Faults { get; }
    public LedgerOptions Options { get; }
    public Server Server { get; }
    public Judge Judge { get; }
    public Work Work { get; }
    public Machine Clients { get; }
    public Host[] Hosts { get; }

    /// <summary>The same numbers for the same things in every run of a seed, whatever their random ids.</summary>
    public string NameOf(object? thing)
    {
        if (thing is null) return "nothing";
        if (_names.TryGetValue(thing, out var name)) return name;
        var number = _names.Keys.Count(other => other.GetType() == thing.GetType()) + 1;
        return _names[thing] = $"{(thing is Machine ? "host" : "batch")} {number}";
    }

    public Host NewHost()
    {
        _writers++;
        return new Host(this, new Guid(_writers, 0, 0, new byte[8]));
    }

    /// <summary>Runs to the end or to the first finding.</summary>
    public string? Run()
    {
        var before = SynchronizationContext.Current;
        try
        {
            new Disasters(this, _faultsEnd).Plan();
            Clients.Run(() => _ = LiveAsync());
            while (!_isOver && Findings.Violation is null) Step();
            return Findings.Violation;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private void Step()
    {
        if (!Agenda.Step()) Findings.Violate("nothing happens any more, and something is still waited for");
        if (Agenda.IsLeaking) Findings.Violate("something ran on another thread: it is not decided by the seed");
        if (Agenda.Now > (_faultsEnd + SettledWithin).Ticks) Findings.Violate("long after the last fault not all is answered");
        if (Agenda.Steps > StepsMax) Findings.Violate("it goes round and round");
    }

    private async Task LiveAsync()
    {
        await Task.WhenAll(Work.Errands(_faultsEnd).Select(errand => errand.RunAsync()));
        while (Faults.AreOn || Hosts.Any(host => host.IsLeaving)) await Task.Delay(Pause, Clients.Clock);
        foreach (var host in Hosts) await StopAsync(host);
        Judge.Finish();
        _isOver = true;
    }

    // Each host comes to itself: it takes a payment, and stops when it is told to.
    private async Task StopAsync(Host host)
    {
        while (!await TryLastPaymentAsync(host)) await Task.Delay(Pause, Clients.Clock);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Stop(() => stopped.TrySetResult());
        await stopped.Task;
    }

    private async Task<bool> TryLastPaymentAsync(Host host)
    {
        var answered = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = Judge.NewCall(host, Work.LastPayment(host));
        host.Serve(call, served => answered.TrySetResult(served.Result is LedgerResult.Done));
        return await answered.Task;
    }

    private LedgerOptions NewOptions()
    {
        var options = new LedgerOptions
        {
            AnswerWithin = TimeSpan.FromSeconds(Chance.Of(1, 1, 4)),
            BatchMax = Chance.Of(1, 2, 512),
        };
        if (Chance.OneIn(4) && Faults.AllowsNow(Fault.SmallQueue)) options.QueueMax = 2;
        return options;
    }
}
