using System.Text.RegularExpressions;

namespace Allpay.ArchitectureTests;

/// <summary>What a reader would stumble over, found by reading the files.</summary>
public sealed partial class TidyTests
{
    private const int LinesMax = 300;
    private const int ColumnsMax = 130;

    private static readonly string Root = FindRoot();

    internal static readonly List<string> Sources = [.. Files("src", "*.cs").Where(file => !file.Contains("/Migrations/"))];

    [Fact]
    public void Files_are_short_enough_to_be_one_thing() =>
        AssertEach(Sources, file => File.ReadLines(file).Count() <= LinesMax, $"has more than {LinesMax} lines");

    [Fact]
    public void Lines_fit_on_a_screen() =>
        AssertEach(Sources, file => File.ReadLines(file).All(line => line.Length <= ColumnsMax), $"has a line above {ColumnsMax} columns");

    [Fact]
    public void Nothing_is_left_to_be_done() =>
        AssertEach([.. Sources, .. Files("tests", "*.cs").Where(file => !file.EndsWith("TidyTests.cs", StringComparison.Ordinal))],
            file => !Unfinished().IsMatch(File.ReadAllText(file)), "has an unfinished mark");

    [Fact]
    public void Nothing_is_named_after_a_drawer() =>
        AssertEach(Sources, file => !Drawer().IsMatch(file[Root.Length..]), "lies in or is a drawer for everything");

    [Fact]
    public void Namespaces_follow_folders() => AssertEach(
        [.. Sources.Where(file => Path.GetFileName(file) != "Program.cs")],
        file => File.ReadAllText(file).Contains($"\nnamespace {NamespaceOf(file)};") || File.ReadAllText(file).StartsWith($"namespace {NamespaceOf(file)};", StringComparison.Ordinal),
        "has another namespace than its folder");

    [Fact]
    public void FastEndpoints_is_known_to_endpoints_and_the_door_only() => AssertEach(
        [.. Sources.Where(file => file.Contains("/Features/") && !file.EndsWith("Endpoint.cs", StringComparison.Ordinal))],
        file => !File.ReadAllText(file).Contains("using FastEndpoints;"), "uses FastEndpoints");

    [Fact]
    public void An_event_id_is_one_message_only()
    {
        var ids = Sources.SelectMany(file => EventId().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(ids);
        Assert.Empty(ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void Wire_types_say_that_they_are_frozen() => AssertEach(
        [.. Sources.Where(file => File.ReadLines(file).Any(line => line.StartsWith("[XmlType(", StringComparison.Ordinal)))],
        file => File.ReadLines(file).First().TrimStart('\uFEFF').StartsWith("// Frozen", StringComparison.Ordinal), "lacks the banner");

    private static void AssertEach(IReadOnlyCollection<string> files, Func<string, bool> rule, string complaint)
    {
        Assert.NotEmpty(files);
        var broken = files.Where(file => !rule(file)).Select(file => file[Root.Length..]).ToList();
        Assert.True(broken.Count == 0, string.Join(Environment.NewLine, broken.Select(file => $"{file} {complaint}")));
    }

    private static string NamespaceOf(string file)
    {
        var folders = Path.GetDirectoryName(file)![(Root.Length + "/src/".Length)..];
        return $"Allpay.{folders.Replace('/', '.')}";
    }

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/") && !file.Contains("/bin/"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Allpay.sln"))) folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"\[LoggerMessage\((\d+)")]
    private static partial Regex EventId();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"/(Common|Shared|Core|Utils?|Helpers?)(/|\.cs)|(Manager|Helper|Utils)\.cs")]
    private static partial Regex Drawer();
}
