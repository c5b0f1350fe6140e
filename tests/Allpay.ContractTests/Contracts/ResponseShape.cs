using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Allpay.ContractTests.Contracts;

/// <summary>An element of an answer as the contract has it: its name, whether it may lack, and what is in it.</summary>
public sealed partial record ResponseShape(string Name, bool IsRequired = true)
{
    private const string XmlnsNamespace = "http://www.w3.org/2000/xmlns/";

    public IReadOnlyList<ResponseShape> Children { get; init; } = [];

    public Func<string, bool> IsGood { get; init; } = _ => true;

    /// <summary>Asserts names, order, presence, the missing namespace and the form of every value.</summary>
    public void AssertFits(XmlElement element)
    {
        Assert.Equal((Name, ""), (element.LocalName, element.NamespaceURI));
        Assert.DoesNotContain(element.Attributes.Cast<XmlAttribute>(), a => a.NamespaceURI is not ("" or XmlnsNamespace));
        if (Children.Count > 0) AssertChildrenFit(element);
        else Assert.True(IsGood(element.InnerText), $"{Name} has the value '{element.InnerText}'");
    }

    private void AssertChildrenFit(XmlElement element)
    {
        var actual = new Queue<XmlElement>(element.ChildNodes.OfType<XmlElement>());
        foreach (var child in Children)
        {
            if (actual.TryPeek(out var next) && next.LocalName == child.Name) child.AssertFits(actual.Dequeue());
            else Assert.False(child.IsRequired, $"{Name} lacks {child.Name}, or has it out of order: {element.OuterXml}");
        }

        Assert.True(actual.Count == 0, $"{Name} has what the contract does not know: {element.OuterXml}");
    }

    public static ResponseShape Text(string name, bool isRequired = true) => new(name, isRequired);

    public static ResponseShape Filled(string name) => new(name) { IsGood = text => text.Length > 0 };

    public static ResponseShape OneOf(string name, params string[] values) => new(name) { IsGood = values.Contains };

    public static ResponseShape Decimal(string name, bool isRequired = true) =>
        new(name, isRequired) { IsGood = DecimalForm().IsMatch };

    public static ResponseShape Integer(string name) => new(name) { IsGood = IntegerForm().IsMatch };

    public static ResponseShape Boolean(string name) => OneOf(name, "true", "false", "1", "0");

    public static ResponseShape DateTime(string name) =>
        new(name) { IsGood = text => DateTimeForm().IsMatch(text) && CanBe(text) };

    public static ResponseShape Date(string name, bool isRequired = true) =>
        new(name, isRequired) { IsGood = text => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _) };

    private static bool CanBe(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _);

    [GeneratedRegex(@"^[+-]?[0-9]+(\.[0-9]+)?\z")]
    private static partial Regex DecimalForm();

    [GeneratedRegex(@"^[0-9]+\z")]
    private static partial Regex IntegerForm();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex DateTimeForm();
}
