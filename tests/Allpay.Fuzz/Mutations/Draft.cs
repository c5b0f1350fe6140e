using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Allpay.Fuzz.Mutations;

/// <summary>
/// A message being made: first a tree, then text, then bytes. Every mutation adds its name, so that a finding says how it came
/// about.
/// </summary>
internal sealed class Draft(XDocument tree, Random random)
{
    private readonly List<string> _raw = [];

    public XDocument Tree { get; } = tree;
    public Random Random { get; } = random;
    public List<string> Names { get; } = [];
    public string Text { get; set; } = "";
    public byte[] Bytes { get; set; } = [];

    public IReadOnlyList<XElement> Elements() => [.. Tree.Descendants()];

    /// <summary>Elements that hold text and no elements.</summary>
    public IReadOnlyList<XElement> Leaves() => [.. Tree.Descendants().Where(e => !e.HasElements && !e.IsEmpty)];

    public XElement? Body => Tree.Root!.Elements().LastOrDefault(e => e.Name.LocalName == "Body");

    public XElement? Header => Tree.Root!.Elements().FirstOrDefault(e => e.Name.LocalName == "Header");

    public T Pick<T>(IReadOnlyList<T> items) => items[Random.Next(items.Count)];

    public bool Chance(double probability) => Random.NextDouble() < probability;

    /// <summary>A text for the tree that stands for markup the tree itself would escape or refuse.</summary>
    public string Raw(string markup)
    {
        _raw.Add(markup);
        return $"\uE010{_raw.Count - 1}\uE011";
    }

    /// <summary>The tree becomes the text.</summary>
    public void Write()
    {
        var text = new StringBuilder(Serialized());
        for (var i = 0; i < _raw.Count; i++) text.Replace($"\uE010{i}\uE011", _raw[i]);
        Text = text.ToString();
    }

    // Some trees have no text: names in conflict. What is left of them is as good a message as any.
    private string Serialized()
    {
        try
        {
            return Tree.ToString(SaveOptions.DisableFormatting);
        }
        catch (Exception refused) when (refused is ArgumentException or XmlException or InvalidOperationException)
        {
            Names.Add("unwritable");
            return string.Concat(Tree.Root!.Elements().Select(e => $"<{e.Name.LocalName}/>"));
        }
    }
}

/// <summary>A way to change a draft, under the name findings give it.</summary>
internal sealed record Mutation(string Name, Action<Draft> Apply)
{
    public void On(Draft draft)
    {
        draft.Names.Add(Name);
        Apply(draft);
    }
}
