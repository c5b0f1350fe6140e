using System.Diagnostics;
using System.Globalization;

namespace Allpay.EndToEndTests.ThousandAgents;

/// <summary>
/// A thousand agents at once, over bad lines, while the host is killed again and again. In the end every agent's knowledge and
/// the books are the same. ALLPAY_CHAOS_SECONDS makes it longer.
/// </summary>
[Collection(nameof(LonelyHost))]
public sealed class ThousandAgentsTests(HostProcess host, ITestOutputHelper output)
{
    private const int KillsMin = 3;
    private const int SecondsBetweenKills = 20;
    private const int FinishersAtOnce = 48;

    private static TimeSpan Load => TimeSpan.FromSeconds(int.Parse(
        Environment.GetEnvironmentVariable("ALLPAY_CHAOS_SECONDS") ?? "24", CultureInfo.InvariantCulture));

    private static int Kills => Math.Max(KillsMin, (int)Load.TotalSeconds / SecondsBetweenKills);

    [Fact]
    public async Task A_thousand_agents_and_the_books_agree_whatever_happens()
    {
        using var world = new ChaosWorld(host.Http.BaseAddress!);
        await world.Crowd.SettleInAsync(host.Postgres);
        // A warm host has read its tariffs before these were there, and keeps them for five seconds; a new one reads these.
        await host.RestartAsync();
        var agents = world.Crowd.Agents.Select(agent => new ChaosAgent(agent, world)).ToList();

        var watch = Stopwatch.StartNew();
        using var stop = new CancellationTokenSource();
        var working = Task.WhenAll(agents.Select(agent => Task.Run(() => agent.WorkAsync(stop.Token))));
        await KillAgainAndAgainAsync(stop);
        await working;
        var loaded = watch.Elapsed;
        await Parallel.ForEachAsync(
            agents, new ParallelOptions { MaxDegreeOfParallelism = FinishersAtOnce }, async (agent, _) =>
                await agent.FinishAsync());

        var errands = agents.SelectMany(agent => agent.Errands).ToList();
        output.WriteLine($"{errands.Count} references in {loaded.TotalSeconds:0} s, settled after {watch.Elapsed.TotalSeconds:0} s");
        output.WriteLine($"kills {Kills}, {world.Numbers}");
        output.WriteLine($"payments {await new Settlement(host, errands).AssertAsync()}");
        Assert.True(agents.All(agent => agent.Errands.Count > 0), "an agent never came to anything");
        Assert.Contains("The books are right.", await host.VerbAsync("books"));
    }

    private async Task KillAgainAndAgainAsync(CancellationTokenSource stop)
    {
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(Load / (Kills + 1));
            await host.KillAsync();
            await host.StartAsync();
        }

        await Task.Delay(Load / (Kills + 1));
        await stop.CancelAsync();
    }
}

/// <summary>A host for a test that leaves nothing of the machine to others: it runs when they are done.</summary>
[CollectionDefinition(nameof(LonelyHost), DisableParallelization = true)]
public sealed class LonelyHost : ICollectionFixture<HostProcess>;
