using System.Diagnostics;
using System.Globalization;
using Allpay.Infrastructure.Ledger;

namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>
/// The product's writer, in thousands of short lives in which everything goes wrong that may: a seed decides at every await
/// whether its answer comes, is lost, comes late or is an error, who dies, who stands still. Every answer has to be true. A
/// seed that finds something prints what happened, and makes it happen again: <c>ALLPAY_SIM_SEED=1 ./test unit Simulation</c>.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int FixedSeeds = 2000;
    private const int RandomSeeds = 1000;
    private const int CoveringSeeds = 800;
    private const int FindingSeedsMax = 30_000;

    private static readonly HashSet<LedgerRefusalCode> Refusals =
    [
        LedgerRefusalCode.KeyReused, LedgerRefusalCode.PaymentUnknown, LedgerRefusalCode.PaymentCompleted,
        LedgerRefusalCode.PaymentDeclined, LedgerRefusalCode.CaptureExceedsHold, LedgerRefusalCode.CodeGuessedTooOften,
        LedgerRefusalCode.CodeUnknown, LedgerRefusalCode.CodeUsed, LedgerRefusalCode.CodeExpired,
        LedgerRefusalCode.RefundExceedsPayment, LedgerRefusalCode.LimitPerDay, LedgerRefusalCode.InsufficientFunds,
        LedgerRefusalCode.CeilingReached,
    ];

    [Fact]
    public void Whatever_goes_wrong_every_answer_is_true()
    {
        if (Setting("ALLPAY_SIM_SEED") is { } seed)
        {
            Console.WriteLine(Schedule(seed));
            AssertNothingFound([seed]);
            return;
        }

        AssertNothingFound(Enumerable.Range(1, FixedSeeds).Select(number => (long)number));
        AssertNothingFound(Enumerable.Range(0, RandomSeeds).Select(_ => (long)Random.Shared.Next()));
    }

    /// <summary>As long as one likes: <c>ALLPAY_SIM_SECONDS=600 ./test unit Simulation</c>.</summary>
    [Fact]
    public void Nothing_is_found_for_as_long_as_is_asked()
    {
        if (Setting("ALLPAY_SIM_SECONDS") is not { } seconds) return;
        var (clock, lives) = (Stopwatch.StartNew(), 0);
        for (; clock.Elapsed.TotalSeconds < seconds; lives++) AssertNothingFound([Random.Shared.NextInt64(1L << 40)]);
        Console.WriteLine($"{lives} lives, nothing found");
    }

    [Fact]
    public void A_seed_decides_everything()
    {
        for (var seed = 1; seed <= 100; seed++) Assert.Equal(Schedule(seed), Schedule(seed));
    }

    /// <summary>Were it otherwise, finding nothing would mean little.</summary>
    [Fact]
    public void Everything_that_may_go_wrong_does()
    {
        var (faults, refusals, steps) = (new HashSet<Fault>(), new HashSet<LedgerRefusalCode>(), new HashSet<PaymentStep>());
        for (var seed = 1; seed <= CoveringSeeds; seed++)
        {
            var world = new World(seed, Sabotage.None, writesDown: false);
            world.Run();
            faults.UnionWith(world.Faults.Kinds);
            foreach (var call in world.Judge.Calls)
                if (call.Result is LedgerResult.Refused refused) refusals.Add(refused.Refusal.Code);
            foreach (var trail in world.Server.Books.Payments.Values)
                foreach (var moment in trail.Moments) steps.Add(moment.Step);
        }

        Assert.Equal(Enum.GetValues<Fault>().Except([Fault.None]), faults.Order());
        Assert.Equal(Enum.GetValues<PaymentStep>(), steps.Order());
        Assert.Superset(Refusals, refusals);
    }

    /// <summary>What is to be found is found: each of these is a mistake that was made once or nearly.</summary>
    [Theory]
    [InlineData(Sabotage.SettlementDoesNotWait)]
    [InlineData(Sabotage.SettlesByIds)]
    [InlineData(Sabotage.SettlesByAnyNewerStamp)]
    [InlineData(Sabotage.ForgottenIsNotCommitted)]
    [InlineData(Sabotage.UnknownCommitsAreRepeated)]
    [InlineData(Sabotage.TurnIsNotExclusive)]
    [InlineData(Sabotage.CommitsAreAnsweredEarly)]
    internal void A_mistake_is_found(Sabotage sabotage)
    {
        for (var seed = 1; seed <= FindingSeedsMax; seed++)
        {
            if (new World(seed, sabotage, writesDown: false).Run() is not { } violation) continue;
            output.WriteLine($"{sabotage}: {seed} seeds. {violation}");
            return;
        }

        Assert.Fail($"{sabotage}: not found in {FindingSeedsMax} seeds");
    }

    private static void AssertNothingFound(IEnumerable<long> seeds)
    {
        foreach (var seed in seeds)
            if (new World(seed, Sabotage.None, writesDown: false).Run() is { } violation)
                Assert.Fail($"{violation}\nAgain: ALLPAY_SIM_SEED={seed} ./test unit Simulation\n\n{Schedule(seed)}");
    }

    private static string Schedule(long seed)
    {
        var world = new World(seed, Sabotage.None, writesDown: true);
        world.Run();
        return world.Findings.Journal;
    }

    private static long? Setting(string name) =>
        long.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
