using Allpay.EndToEndTests.Chaos.Faults;

namespace Allpay.EndToEndTests.Chaos;

/// <summary>A run of ./chaos in short: two hosts on one database, of each worst case one.</summary>
[Collection(nameof(LonelyChaos))]
public sealed class ChaosTests(ITestOutputHelper output)
{
    private static readonly Step[] Steps =
    [
        Of(2, Kill(FaultKind.DatabaseKilled, Target.Database)),
        Of(1, Stop(FaultKind.DatabaseStopped, Target.Database, 2)),
        Of(1, Kill(FaultKind.HostKilled, Target.HostB), Stop(FaultKind.HostStopped, Target.HostA, 1)),
    ];

    [Fact]
    public async Task Clients_and_books_agree_whatever_breaks()
    {
        var options = new ChaosOptions(HostProcess.HostDll) { Clients = 16, Seed = 1, Steps = Steps, PaysProviders = false };
        var verdict = await new ChaosRun(options, output.WriteLine).RunAsync(CancellationToken.None);
        foreach (var line in verdict.Lines) output.WriteLine(line);
        Assert.True(verdict.IsGood, string.Join(Environment.NewLine, verdict.Lines));
    }

    private static Step Of(double pause, params Fault[] faults) => new(TimeSpan.FromSeconds(pause), faults);

    private static Fault Kill(FaultKind kind, Target target) => new(kind, target, TimeSpan.Zero);

    private static Fault Stop(FaultKind kind, Target target, double lasts) => new(kind, target, TimeSpan.FromSeconds(lasts));
}

/// <summary>Leaves nothing of the machine to others: it runs when they are done.</summary>
[CollectionDefinition(nameof(LonelyChaos), DisableParallelization = true)]
public sealed class LonelyChaos;
