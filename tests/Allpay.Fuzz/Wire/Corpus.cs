using System.Xml.Linq;

namespace Allpay.Fuzz.Wire;

/// <summary>A kept message, unsigned: where mutation begins.</summary>
internal sealed record Seed(string Name, string Text, Service Service, string Operation);

/// <summary>
/// The kept messages: one for each operation, which are the table of operations and their fields, and beside them what once
/// was interesting (<c>odd-*.xml</c>).
/// </summary>
internal sealed class Corpus
{
    private Corpus(IReadOnlyList<Seed> seeds) => Seeds = seeds;

    public IReadOnlyList<Seed> Seeds { get; }

    public static Corpus Load()
    {
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "corpus"), "*.xml");
        return new Corpus([.. files.Order(StringComparer.Ordinal).Select(Read)]);
    }

    private static Seed Read(string file)
    {
        var text = File.ReadAllText(file);
        var operation = XDocument.Parse(text).Root!.Elements().Last().Elements().First().Name;
        var service = Services.All.Single(s => s.Namespace == operation.NamespaceName);
        return new Seed(Path.GetFileNameWithoutExtension(file), text, service, operation.LocalName);
    }

    /// <summary>Every operation the server publishes has to have a seed; how many there are.</summary>
    public async Task<int> MustCoverAsync(HttpClient http)
    {
        var known = Seeds.Select(s => (s.Service.Path, s.Operation)).ToHashSet();
        var published = new HashSet<(string Path, string Operation)>();
        foreach (var service in Services.All) published.UnionWith(await PublishedAsync(http, service));
        var missing = published.Except(known).ToList();
        if (missing.Count > 0) throw new InvalidOperationException($"No seed for: {string.Join(", ", missing)}");
        return published.Count;
    }

    private static async Task<IEnumerable<(string Path, string Operation)>> PublishedAsync(HttpClient http, Service service)
    {
        var wsdl = XDocument.Parse(await http.GetStringAsync(new Uri($"{service.Path}?wsdl", UriKind.Relative)));
        var portType = wsdl.Descendants().First(e => e.Name.LocalName == "portType");
        return portType.Elements().Where(e => e.Name.LocalName == "operation")
            .Select(e => (service.Path, e.Attribute("name")!.Value));
    }
}
