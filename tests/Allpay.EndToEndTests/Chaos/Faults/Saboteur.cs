using Allpay.EndToEndTests.Chaos.Judging;
using Allpay.EndToEndTests.Chaos.Site;
using Allpay.IntegrationTests.Infrastructure;
using Npgsql;

namespace Allpay.EndToEndTests.Chaos.Faults;

/// <summary>Breaks what the schedule says, and mends it.</summary>
internal sealed class Saboteur(ChaosSite site, Timeline timeline, Findings findings, Action<string> say)
{
    private const int LooksForTurn = 50;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    private const string LedgerSessions =
        """
        select a.pid, coalesce(l.granted, false) from pg_stat_activity a
        left join pg_locks l on l.pid = a.pid and l.relation = 'ledger.turn'::regclass
        where a.application_name = 'allpay-ledger' order by 2 desc
        """;

    private readonly Dictionary<Target, SemaphoreSlim> _hands =
        Enum.GetValues<Target>().ToDictionary(target => target, _ => new SemaphoreSlim(1));

    private readonly Random _random = new(0);

    public Task BreakAsync(Step step) => Task.WhenAll(step.Faults.Select(BreakAsync));

    /// <summary>Hosts end when they are told to. One that ends by itself is a finding, and is started again.</summary>
    public async Task WatchHostsAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            foreach (var host in site.Hosts.Where(host => host.HasDied)) await ReviveAsync(host);
            await Task.Delay(LookEvery, CancellationToken.None);
        }
    }

    private async Task ReviveAsync(HostNode host)
    {
        var hand = _hands[host.Target];
        if (!await hand.WaitAsync(TimeSpan.Zero)) return;
        try
        {
            if (!host.HasDied) return;
            findings.Add(Promise.HostsEndWhenTold, $"{host.Target} ended by itself at {timeline.Now.TotalSeconds:0.0} s");
            await DuringAsync(new Fault(FaultKind.HostDied, host.Target, TimeSpan.Zero), () => site.StartAsync(host));
        }
        finally
        {
            hand.Release();
        }
    }

    private async Task BreakAsync(Fault fault)
    {
        await _hands[fault.Target].WaitAsync();
        try
        {
            await DuringAsync(fault, () => CarryOutAsync(fault));
        }
        finally
        {
            _hands[fault.Target].Release();
        }
    }

    private async Task DuringAsync(Fault fault, Func<Task> trouble)
    {
        var outage = timeline.Begin(fault);
        await trouble();
        timeline.End(outage);
        say($"{outage.From.TotalSeconds,7:0.0} s  {fault,-26} {(outage.To - outage.From).TotalSeconds,5:0.0} s");
    }

    private Task CarryOutAsync(Fault fault) => fault.Kind switch
    {
        FaultKind.DatabaseKilled => DieAsync(fault, site.Postgres.KillAllAsync, StartDatabaseAsync),
        FaultKind.DatabaseStopped => DieAsync(fault, site.Postgres.PauseAsync, site.Postgres.ResumeAsync),
        FaultKind.BackendKilled => KillBackendAsync(),
        FaultKind.SessionTerminated => TerminateSessionAsync(),
        FaultKind.SessionStopped => StopSessionAsync(fault),
        FaultKind.RedisKilled => DieAsync(fault, site.Redis.KillAsync, site.Redis.StartAsync),
        FaultKind.RedisStopped => DieAsync(fault, site.Redis.StopAsync, site.Redis.ContinueAsync),
        FaultKind.HostKilled => DieAsync(fault, HostOf(fault).KillAsync, () => site.StartAsync(HostOf(fault))),
        FaultKind.HostStopped => DieAsync(fault, HostOf(fault).StopAsync, HostOf(fault).ContinueAsync),
        FaultKind.HostTerminated => TerminateHostAsync(HostOf(fault)),
        _ => throw new InvalidOperationException($"{fault.Kind} is not for the schedule."),
    };

    private HostNode HostOf(Fault fault) => site.Hosts.Single(host => host.Target == fault.Target);

    private static async Task DieAsync(Fault fault, Func<Task> die, Func<Task> live)
    {
        await die();
        await Task.Delay(fault.Lasts);
        await live();
    }

    private async Task StartDatabaseAsync()
    {
        await site.Postgres.StartAsync();
        await site.DatabaseAnswersAsync();
    }

    private async Task KillBackendAsync()
    {
        var children = site.Postgres.Children;
        if (children.Count > 0) await PrivatePostgres.SignalAsync("KILL", children[_random.Next(children.Count)]);
        // The parent learns of it by a signal of its own; asked before, it would still answer.
        await Task.Delay(LookEvery);
        await site.DatabaseAnswersAsync();
    }

    private async Task TerminateSessionAsync()
    {
        if (await FindSessionAsync() is not { } session) return;
        await using var terminate = site.Books.CreateCommand($"select pg_terminate_backend({session})");
        await terminate.ExecuteNonQueryAsync();
    }

    private async Task StopSessionAsync(Fault fault)
    {
        if (await FindSessionAsync() is not { } session) return;
        await PrivatePostgres.SignalAsync("STOP", session);
        await Task.Delay(fault.Lasts);
        await PrivatePostgres.SignalAsync("CONT", session);
    }

    // A writer in its turn, where one is met: broken there it does the most harm. Null where no writer has a session.
    private async Task<int?> FindSessionAsync()
    {
        await using var connection = await site.Books.OpenConnectionAsync();
        (int Process, bool HasTurn)? session = null;
        for (var look = 0; look < LooksForTurn && session is not { HasTurn: true }; look++)
        {
            await using var command = new NpgsqlCommand(LedgerSessions, connection);
            await using var row = await command.ExecuteReaderAsync();
            if (await row.ReadAsync()) session = (row.GetInt32(0), row.GetBoolean(1));
        }

        return session?.Process;
    }

    private async Task TerminateHostAsync(HostNode host)
    {
        if (await host.TerminateAsync() is var exitCode and not 0)
        {
            var end = exitCode?.ToString() ?? "kill -9 after a minute";
            findings.Add(Promise.HostsEndWhenTold, $"{host.Target} was told to stop and ended with {end}");
        }

        await site.StartAsync(host);
    }
}
