using System.Text.RegularExpressions;

namespace Allpay.ArchitectureTests;

/// <summary>What one feature alone uses is at home there. Found by the names in the files: a mere mention counts as use.</summary>
public sealed partial class HomeTests
{
    // The ledger is one thing, whoever asks it.
    private const string Ledger = "/Infrastructure/Ledger/";

    private static readonly Dictionary<string, HashSet<string>> Words =
        TidyTests.Sources.ToDictionary(file => file, file => Word().Matches(File.ReadAllText(file)).Select(match => match.Value).ToHashSet());

    [Fact]
    public void Nothing_in_the_infrastructure_is_used_by_one_feature_alone()
    {
        var shared = TidyTests.Sources.Where(file => file.Contains("/Infrastructure/") && !file.Contains(Ledger) && !IsRegistration(file)).ToList();
        Assert.NotEmpty(shared);
        var strays = shared.Select(file => (File: file, Users: UsersOf(file)))
            .Where(found => found.Users is [not "elsewhere"]).Select(found => $"{Path.GetFileName(found.File)} belongs to {found.Users[0]}");
        Assert.Empty(strays);
    }

    private static List<string> UsersOf(string file)
    {
        var names = Declared().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value).ToList();
        return [.. TidyTests.Sources.Where(other => other != file && !IsRegistration(other) && names.Exists(Words[other].Contains))
            .Select(other => Feature().Match(other) is { Success: true } match ? match.Groups[1].Value : "elsewhere").Distinct()];
    }

    private static bool IsRegistration(string file) => file.EndsWith("Registration.cs", StringComparison.Ordinal);

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    // Types, and methods called as if they were another type's.
    [GeneratedRegex(@"(?:^(?:public|internal) .*?\b(?:class|record struct|record|struct|enum|interface) (?<name>\w+)|(?<name>\w+)(?:<\w+>)?\(this )", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex("/Features/([^/]+)/")]
    private static partial Regex Feature();
}
