using Allpay.EndToEndTests.Chaos.Clients;
using Allpay.EndToEndTests.Chaos.Faults;
using Allpay.EndToEndTests.Chaos.Judging;
using Allpay.EndToEndTests.Chaos.Site;

namespace Allpay.EndToEndTests.Chaos;

/// <summary>What a run came to.</summary>
internal sealed record Verdict(bool IsGood, IReadOnlyList<string> Lines);

/// <summary>
/// Two hosts on one database under the load of clients who write down every answer, while everything is broken by a schedule.
/// Then the clients' own books are held against the ledger's.
/// </summary>
internal sealed class ChaosRun(ChaosOptions options, Action<string> say)
{
    private static readonly TimeSpan AfterTheLastFault = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan SettledWithin = TimeSpan.FromMinutes(1);

    // A payment that its provider never heard of is sent again after two minutes, by the next repeat or the next minute's job.
    private static readonly TimeSpan ServicesSettledWithin = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(5);

    private readonly Findings _findings = new(say);

    public async Task<Verdict> RunAsync(CancellationToken stop)
    {
        say($"seed {options.Seed}, {options.Clients} clients");
        await using var site = await ChaosSite.OpenAsync(options);
        await ProviderAccounts.TellAsync(site.Hosts[0]);
        await BeginWellAsync(site);
        var timeline = new Timeline();
        var line = new Line(site, timeline);
        var clients = Clients(site, line, timeline);

        using var end = new CancellationTokenSource();
        Task[] around =
        [
            Task.Run(() => new ForeignWriter(site.Books).WriteAsync(end.Token), CancellationToken.None),
            Task.Run(() => new Pulse(timeline).BeatAsync(end.Token), CancellationToken.None),
        ];
        await UnderLoadAsync(new Saboteur(site, timeline, _findings, say), clients, timeline, stop);
        stop.ThrowIfCancellationRequested();
        var remains = await JudgeAsync(site, timeline, line, clients);
        await end.CancelAsync();
        await Task.WhenAll(around);
        return new Verdict(Promise.All.All(promise => _findings.Of(promise).Count == 0), [.. new Report(remains).Lines()]);
    }

    // Ready, a host may still be starting its jobs.
    private static async Task BeginWellAsync(ChaosSite site)
    {
        foreach (var host in site.Hosts)
        {
            if (await HealthJudge.SicknessAsync(host) is { } sickness)
                throw new InvalidOperationException($"{host.Target} is not well before anything was broken: {sickness}");
        }
    }

    private List<ChaosClient> Clients(ChaosSite site, Line line, Timeline timeline)
    {
        var doors = new Doors(
            new RestDoor(line), new SoapDoor(line, site.Crowd.Key, site.ServerKey), new Hearing(timeline, _findings), timeline,
            _findings);
        return [.. Enumerable.Range(0, options.Clients).Select(number =>
        {
            var random = new Random((options.Seed * 1000) + number);
            return new ChaosClient(doors, site.Crowd.Agents[number], site.Crowd.Holders[number], random)
            {
                Choice = new IntentChoice(random, isTerminal: number % 4 == 3, options.PaysProviders),
            };
        })];
    }

    private async Task UnderLoadAsync(
        Saboteur saboteur, IReadOnlyList<ChaosClient> clients, Timeline timeline, CancellationToken stop)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var end = new CancellationTokenSource();
        var watching = Task.Run(() => saboteur.WatchHostsAsync(end.Token), CancellationToken.None);
        var working = clients.Select(client => Task.Run(() => client.WorkAsync(enough.Token, giveUp.Token))).ToList();
        await BreakAsync(saboteur, timeline, stop);
        await enough.CancelAsync();
        giveUp.CancelAfter(GiveUpAfter);
        await Task.WhenAll(working);
        await end.CancelAsync();
        await watching;
    }

    private async Task BreakAsync(Saboteur saboteur, Timeline timeline, CancellationToken stop)
    {
        foreach (var step in options.Steps ?? Schedule.Of(options.Seed, options.Duration))
        {
            var needed = step.Pause + step.Faults.Max(fault => fault.Lasts) + AfterTheLastFault;
            if (timeline.Now + needed > options.Duration || stop.IsCancellationRequested) break;
            await QuietAsync(step.Pause, stop);
            await saboteur.BreakAsync(step);
        }

        await QuietAsync(AfterTheLastFault, stop);
    }

    // A run that is called off ends its pause at once, and mends what it has broken.
    private static async Task QuietAsync(TimeSpan pause, CancellationToken stop) =>
        await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task<Remains> JudgeAsync(ChaosSite site, Timeline timeline, Line line, IReadOnlyList<ChaosClient> clients)
    {
        var calls = line.Calls.ToList();
        new CallsJudge(timeline, _findings).Judge(calls);
        var settledAfter = JudgeEnds(clients, timeline);
        var payments = await new BooksJudge(site, clients, _findings).JudgeAsync();
        await new HealthJudge(site, _findings).JudgeAsync();
        var agreedAfter = await new RedisJudge(site, _findings).JudgeAsync();
        var logs = HostLogs.Read(site.Hosts.Select(host => host.LogFile));
        logs.Judge(_findings);
        foreach (var host in site.Hosts.Where(host => host.EndedAtStart > 0))
            _findings.Add(Promise.HostsEndWhenTold, $"{host.Target} ended {host.EndedAtStart} times instead of getting ready");
        return new Remains(options, timeline, calls, clients, _findings)
        {
            Logs = logs,
            Payments = payments,
            SettledAfter = settledAfter,
            RedisAgreedAfter = agreedAfter,
        };
    }

    /// <summary>How long after the last fault the last answer came that was waited for.</summary>
    private TimeSpan JudgeEnds(IReadOnlyList<ChaosClient> clients, Timeline timeline)
    {
        var longest = TimeSpan.Zero;
        foreach (var intent in clients.SelectMany(client => client.Intents).Where(i => i.Final is not null))
        {
            var after = timeline.Awake(timeline.LastEnd, intent.FinalAt);
            if (after > longest) longest = after;
            if (after > (intent.Kind == IntentKind.Service ? ServicesSettledWithin : SettledWithin))
                _findings.Add(Promise.Settled, $"took {after.TotalSeconds:0} s after the last fault: {intent}");
        }

        foreach (var client in clients.Where(c => !c.Intents.Any(i => i.Final is { Word: Word.Completed })))
            _findings.Add(Promise.SomethingHappened, $"{client.Agent.Login} never paid anything");
        if (timeline.Outages.Count == 0) _findings.Add(Promise.SomethingHappened, "nothing was broken");
        return longest;
    }
}
