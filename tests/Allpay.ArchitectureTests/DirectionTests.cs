using NetArchTest.Rules;

namespace Allpay.ArchitectureTests;

/// <summary>Host → Features → Infrastructure and never back; slices apart; the ledger's rules free of everything.</summary>
public sealed class DirectionTests
{
    // What a rule about money may never need: a database, a cache, a web server, a container, a clock service.
    private static readonly string[] Packages =
    [
        "Npgsql", "Microsoft", "StackExchange", "MediatR", "FastEndpoints", "FluentValidation", "Quartz", "Polly", "SoapCore",
        "System.Net", "System.IO", "System.Threading", "System.Data",
    ];

    [Fact]
    public void Infrastructure_knows_neither_features_nor_host() =>
        AssertNoDependency(Types.InAssembly(Layers.Infrastructure), "Allpay.Features", "Allpay.Host");

    [Fact]
    public void Features_do_not_know_the_host() =>
        AssertNoDependency(Types.InAssembly(Layers.Features), "Allpay.Host", "SoapCore", "NSwag");

    [Fact]
    public void Features_do_not_know_each_other()
    {
        var features = Layers.TypesIn(Layers.Features).Select(Layers.FeatureOf).OfType<string>().Distinct().ToList();
        Assert.True(features.Count > 2, "there are no features to check");

        foreach (var feature in features)
            AssertNoDependency(
                Types.InAssembly(Layers.Features).That().ResideInNamespaceMatching($@"^Allpay\.Features\.{feature}(\.|$)"),
                [.. features.Where(other => other != feature).Select(other => $"Allpay.Features.{other}")]);
    }

    [Fact]
    public void Use_cases_of_a_feature_do_not_know_each_other()
    {
        var useCases = Layers.TypesIn(Layers.Features).Select(Layers.UseCaseOf).OfType<string>().Distinct().ToList();
        Assert.True(useCases.Count > 5, "there are no use cases to check");

        foreach (var useCase in useCases)
            AssertNoDependency(
                Types.InAssembly(Layers.Features).That().ResideInNamespaceMatching($@"^Allpay\.Features\.{useCase.Replace(".", @"\.")}$"),
                [.. useCases.Where(other => other != useCase).Select(other => $"Allpay.Features.{other}")]);
    }

    [Fact]
    public void The_ledgers_decisions_use_the_base_class_library_and_the_ledgers_own_words_only()
    {
        var decisions = Types.InAssembly(Layers.Infrastructure).That().ResideInNamespace("Allpay.Infrastructure.Ledger.Decisions");
        AssertNoDependency(
            decisions,
            [
                .. Packages, "Allpay.Infrastructure.Ledger.Storage", "Allpay.Infrastructure.Ledger.Writing", "Allpay.Infrastructure.Persistence",
                "Allpay.Infrastructure.ReadStore", "Allpay.Infrastructure.Mediation", "Allpay.Infrastructure.Parties",
            ]);
    }

    [Fact]
    public void Only_the_ledger_knows_its_tables() =>
        AssertNoDependency(
            Types.InAssembly(Layers.Features),
            "Allpay.Infrastructure.Ledger.Storage", "Allpay.Infrastructure.Ledger.Writing", "Allpay.Infrastructure.Ledger.Decisions");

    private static void AssertNoDependency(PredicateList types, params string[] forbidden)
    {
        Assert.NotEmpty(types.GetTypes());
        Report(types.ShouldNot().HaveDependencyOnAny(forbidden).GetResult());
    }

    private static void AssertNoDependency(Types types, params string[] forbidden)
    {
        Assert.NotEmpty(types.GetTypes());
        Report(types.ShouldNot().HaveDependencyOnAny(forbidden).GetResult());
    }

    private static void Report(NetArchTest.Rules.TestResult result) => Assert.True(
        result.IsSuccessful, $"These types know what they must not: {string.Join(", ", result.FailingTypeNames ?? [])}");
}
