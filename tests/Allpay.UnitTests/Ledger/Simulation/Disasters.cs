namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>What befalls whole machines, planned ahead; and the moment after which nothing goes wrong any more.</summary>
internal sealed class Disasters(World world, TimeSpan end)
{
    private const int EachMax = 2;

    private static readonly TimeSpan DownMax = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FrozenMax = TimeSpan.FromSeconds(6);

    public void Plan()
    {
        Plan(Fault.ServerCrashes, Crash);
        Plan(Fault.HostDies, () => Die(world.Chance.Below(world.Hosts.Length)));
        Plan(Fault.HostRestarts, () => Restart(world.Chance.Below(world.Hosts.Length)));
        Plan(Fault.HostFreezes, () => Freeze(AnyHost()));
        Plan(Fault.HostIsIsolated, () => Isolate(AnyHost()));
        Plan(Fault.ClockIsWrong, () => Misset(AnyHost()));
        world.Agenda.After(end, null, world.Faults.Stop);
    }

    private void Plan(Fault fault, Action happen)
    {
        if (!world.Faults.Allows(fault)) return;
        for (var times = world.Chance.Below(EachMax); times >= 0; times--)
            world.Agenda.After(world.Chance.Between(TimeSpan.Zero, end), null, () =>
            {
                world.Faults.Happen(fault);
                happen();
            });
    }

    private Machine AnyHost() => world.Chance.Of(world.Hosts).Machine;

    private void Crash()
    {
        if (!world.Server.IsUp) return;
        world.Server.Crash();
        Later(DownMax, world.Server.ComeUp);
    }

    private void Die(int number)
    {
        var host = world.Hosts[number];
        if (host.IsLeaving) return;
        world.Findings.Note($"  {world.NameOf(host.Machine)} dies");
        host.Die();
        Later(DownMax, () => Replace(number, host));
    }

    // The next host of a rolling update is there before the old one has gone.
    private void Restart(int number)
    {
        var host = world.Hosts[number];
        if (host.IsLeaving) return;
        world.Findings.Note($"  {world.NameOf(host.Machine)} is told to stop");
        host.Stop(() => world.Findings.Note($"  {world.NameOf(host.Machine)} has stopped"));
        Later(DownMax, () => Replace(number, host));
    }

    private void Replace(int number, Host old)
    {
        if (world.Hosts[number] == old) world.Hosts[number] = world.NewHost();
    }

    private void Freeze(Machine host)
    {
        if (host.IsFrozen) return;
        world.Findings.Note($"  {world.NameOf(host)} freezes");
        host.Freeze();
        Later(FrozenMax, () =>
        {
            world.Findings.Note($"  {world.NameOf(host)} thaws");
            host.Thaw();
        });
    }

    private void Isolate(Machine host)
    {
        host.IsIsolated = true;
        world.Findings.Note($"  {world.NameOf(host)} is isolated");
        Later(DownMax, () => host.IsIsolated = false);
    }

    private void Misset(Machine host)
    {
        host.SetClock(world.Chance.Of(
            TimeSpan.FromDays(1), TimeSpan.FromDays(-1), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(-2)));
        world.Findings.Note($"  the clock of {world.NameOf(host)} is wrong by {host.Skew}");
        Later(DownMax, () => host.SetClock(TimeSpan.Zero));
    }

    private void Later(TimeSpan most, Action happen) =>
        world.Agenda.After(world.Chance.Between(TimeSpan.Zero, most), null, happen);
}
