using System.Xml.Linq;

namespace Allpay.Fuzz.Mutations;

/// <summary>Changes of the elements and of what they hold.</summary>
internal static class TreeMutations
{
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    private static readonly IReadOnlyList<string> CertificateNumbers =
    [
        "124", "0", "-1", "999", "0123", "+123", " 123 ", "123.0", "1e2", "9223372036854775807", "9223372036854775808", "", "١٢٣",
        "123&#0;", "<n>123</n>", "<![CDATA[123]]>", "1<!-- -->23", "123 124", new('1', 5000), "{0}", "' or 1=1 --",
    ];

    public static readonly IReadOnlyList<Mutation> All =
    [
        new("odd-value", OddValue),
        new("odd-value", OddValue),
        new("odd-number", d => SetLeaf(d, d.Pick(OddValues.Numbers))),
        new("odd-date", d => SetLeaf(d, d.Pick(OddValues.Dates))),
        new("swap-values", SwapValues),
        new("duplicate", d => Any(d).Do(e => e.AddAfterSelf(new XElement(e)))),
        new("duplicate-changed", DuplicateChanged),
        new("remove", d => Any(d).Do(e => e.Remove())),
        new("empty", d => Any(d).Do(e => e.RemoveNodes())),
        new("reorder", Reorder),
        new("nest", Nest),
        new("unwrap", d => Any(d).Do(e => e.ReplaceWith(e.Nodes().ToList()))),
        new("move", Move),
        new("rename", d => Any(d).Do(e => e.Name = e.Name.Namespace + d.Pick<string>(["amount", "x", "GUID", "Body", "header",
            "échec"]))),
        new("case", d => Any(d).Do(e => e.Name = e.Name.Namespace + e.Name.LocalName.ToUpperInvariant())),
        new("xsi-nil", d => Any(d).Do(e => e.SetAttributeValue(Xsi + "nil", d.Pick<string>(["true", "1", "false", "maybe"])))),
        new("xsi-nil-empty", XsiNilEmpty),
        new("xsi-type", d => Any(d).Do(e => e.SetAttributeValue(Xsi + "type", d.Pick<string>(["xs:int", "q:evil", "",
            "cashOutRequest"])))),
        new("mixed-text", d => Any(d).Do(e => e.AddFirst(d.Pick<string>(["text", " ", "\n\n", "7"])))),
        new("unknown-child", d => Any(d).Do(e => e.Add(new XElement("unknown", "1")))),
        new("foreign-operation", ForeignOperation),
        new("operation-name", d => Operation(d).Do(o => o.Name = o.Name.Namespace + OperationName(d))),
        new("second-operation", d => Operation(d).Do(o => d.Body!.Add(new XElement(o)))),
        new("second-body", d => d.Body.Do(b => b.AddAfterSelf(new XElement(b)))),
        new("body-first", d => d.Body.Do(b => { b.Remove(); d.Tree.Root!.AddFirst(b); })),
        new("second-header", d => d.Header.Do(h => h.AddAfterSelf(new XElement(h)))),
        new("no-header", d => d.Header.Do(h => h.Remove())),
        new("no-body", d => d.Body.Do(b => b.Remove())),
        new("root", d => d.Tree.Root.Do(r => r.Name = d.Pick<XName>(["Envelope", "x",
            "{http://www.w3.org/2003/05/soap-envelope}Envelope"]))),
        new("nested-envelope", d => d.Body.Do(b => b.Add(new XElement(d.Tree.Root!)))),
        new("certificate-number", d => Certificate(d).Do(c => c.Value = d.Raw(d.Pick(CertificateNumbers)))),
        new("second-certificate", d => Certificate(d).Do(c => c.AddAfterSelf(new XElement(c.Name, d.Pick<string>(["123",
            "124"]))))),
    ];

    /// <summary>Does it to what is there; a message that lost the part already stays as it is.</summary>
    public static void Do(this XElement? element, Action<XElement> change)
    {
        if (element is not null) change(element);
    }

    private static void OddValue(Draft d) => SetLeaf(d, OddValues.Pick(d.Random));

    private static void SetLeaf(Draft d, string value)
    {
        if (d.Leaves() is { Count: > 0 } leaves) d.Pick(leaves).Value = d.Raw(value);
    }

    private static void SwapValues(Draft d)
    {
        if (d.Leaves() is not { Count: > 1 } leaves) return;
        var (one, other) = (d.Pick(leaves), d.Pick(leaves));
        (one.Value, other.Value) = (other.Value, one.Value);
    }

    private static void DuplicateChanged(Draft d)
    {
        if (d.Leaves() is not { Count: > 0 } leaves) return;
        var leaf = d.Pick(leaves);
        var copy = new XElement(leaf) { Value = d.Raw(OddValues.Pick(d.Random)) };
        if (d.Chance(0.5)) leaf.AddAfterSelf(copy);
        else leaf.AddBeforeSelf(copy);
    }

    private static void Reorder(Draft d) => Parent(d).Do(parent =>
    {
        var children = parent.Elements().ToArray();
        d.Random.Shuffle(children);
        parent.ReplaceNodes(children.Cast<object>().ToArray());
    });

    private static void Nest(Draft d) => Any(d).Do(e =>
    {
        var inner = new XElement(e);
        for (var i = d.Pick<int>([1, 2, 20, 40]); i > 0; i--) inner = new XElement(e.Name, inner);
        e.ReplaceWith(inner);
    });

    private static void Move(Draft d)
    {
        var (what, where) = (Any(d), d.Pick(d.Elements()));
        if (what is null || where.AncestorsAndSelf().Contains(what)) return;
        what.Remove();
        where.Add(what);
    }

    private static void XsiNilEmpty(Draft d) => Any(d).Do(e =>
    {
        e.RemoveNodes();
        e.SetAttributeValue(Xsi + "nil", "true");
    });

    private static void ForeignOperation(Draft d) => Operation(d).Do(o =>
        o.Name = (XNamespace)d.Pick(Wire.Services.All).Namespace + o.Name.LocalName);

    private static string OperationName(Draft d) => d.Pick<string>(
    [
        "checkUser", "echo", "createCashInPayment", "createCashInTransaction", "declineTransaction", "createCashOut",
            "GetHashCode",
        "ToString", "Dispose", "payForGoodsPay", "createCashInPaymentResponse", "x",
    ]);

    private static XElement? Operation(Draft d) => d.Body?.Elements().FirstOrDefault();

    private static XElement? Certificate(Draft d) =>
        d.Header?.Elements().FirstOrDefault(e => e.Name.LocalName == "certificateNumber");

    // Any element but the root, mostly one within the operation.
    private static XElement? Any(Draft d)
    {
        IReadOnlyList<XElement> inner = Operation(d) is { } operation && d.Chance(0.8) ? [.. operation.DescendantsAndSelf()] : [];
        IReadOnlyList<XElement> all = inner.Count > 0 ? inner : [.. d.Tree.Root!.Descendants()];
        return all.Count > 0 ? d.Pick(all) : null;
    }

    private static XElement? Parent(Draft d)
    {
        IReadOnlyList<XElement> parents = [.. d.Elements().Where(e => e.Elements().Skip(1).Any())];
        return parents.Count > 0 ? d.Pick(parents) : null;
    }
}
