using System.Buffers;
using System.Text;
using System.Xml;

namespace Allpay.Infrastructure.XmlSigning;

/// <summary>The two canonical forms, both without comments.</summary>
internal enum Canonicalization
{
    /// <summary>Canonical XML 1.0: every namespace declaration in scope.</summary>
    Inclusive,

    /// <summary>Exclusive Canonical XML 1.0: only the namespaces an element or its attributes use.</summary>
    Exclusive,
}

/// <summary>
/// Writes a document, or one element of it, in canonical form as UTF-8. Made for documents of <see cref="BoundedXml"/>:
/// they have no comments, processing instructions, entities or DTD. The tests hold it against the platform's own
/// canonicalizer, which needs two more copies of the document for the same bytes.
/// </summary>
internal sealed class Canonicalizer(Canonicalization form)
{
    private const string XmlNamespace = "http://www.w3.org/XML/1998/namespace";

    private static readonly SearchValues<char> SpecialInText = SearchValues.Create("&<>\r");
    private static readonly SearchValues<char> SpecialInAttribute = SearchValues.Create("&<\"\t\n\r");

    // Shared by all elements without attributes; nothing is ever added to it.
    private static readonly List<XmlAttribute> None = [];

    private readonly ArrayBufferWriter<byte> _output = new(4096);
    private readonly Scope _written = new();
    private XmlElement? _leftOut;
    private int _leftOutAt;

    /// <summary>
    /// The whole document without <paramref name="leftOut"/> (the enveloped signature), and the offset in bytes at
    /// which that element would stand.
    /// </summary>
    public static (byte[] Bytes, int LeftOutAt) Document(XmlDocument document, Canonicalization form, XmlElement? leftOut)
    {
        var canonicalizer = new Canonicalizer(form) { _leftOut = leftOut };
        canonicalizer.WriteElement(document.DocumentElement!, Own(document.DocumentElement!));
        return (canonicalizer._output.WrittenSpan.ToArray(), canonicalizer._leftOutAt);
    }

    /// <summary>
    /// One element as the apex of what is signed; inclusive, it takes over what its ancestors declare.
    /// </summary>
    public static byte[] Element(XmlElement element, Canonicalization form)
    {
        var canonicalizer = new Canonicalizer(form);
        canonicalizer.WriteElement(element, form == Canonicalization.Inclusive ? WithInherited(element) : Own(element));
        return canonicalizer._output.WrittenSpan.ToArray();
    }

    private void WriteElement(XmlElement element, List<XmlAttribute> attributes)
    {
        var mark = _written.Count;
        Write("<"u8);
        WriteText(element.Name);
        WriteNamespaces(element, attributes);
        WriteAttributes(attributes);
        Write(">"u8);
        for (var child = element.FirstChild; child is not null; child = child.NextSibling) WriteNode(child);
        Write("</"u8);
        WriteText(element.Name);
        Write(">"u8);
        _written.ForgetFrom(mark);
    }

    private void WriteNode(XmlNode node)
    {
        if (node == _leftOut) _leftOutAt = _output.WrittenCount;
        else if (node is XmlElement element) WriteElement(element, Own(element));
        else if (node is XmlCharacterData text) WriteEscaped(text.Data, inAttribute: false);
    }

    private void WriteNamespaces(XmlElement element, List<XmlAttribute> attributes)
    {
        // Most elements use what is in scope and declare nothing.
        if (attributes.Count == 0 && _written.Find(element.Prefix) == element.NamespaceURI) return;
        var needed = form == Canonicalization.Exclusive ? Used(element, attributes) : Declared(attributes);
        needed.Sort(static (x, y) => string.CompareOrdinal(x.Prefix, y.Prefix));
        foreach (var (prefix, name) in needed)
        {
            if (_written.Find(prefix) == name) continue;
            _written.Add(prefix, name);
            Write(" xmlns"u8);
            if (prefix.Length > 0) Write(":"u8);
            WriteText(prefix);
            Write("=\""u8);
            WriteEscaped(name, inAttribute: true);
            Write("\""u8);
        }
    }

    private void WriteAttributes(List<XmlAttribute> attributes)
    {
        if (attributes.Count == 0) return;
        attributes.RemoveAll(static a => a.NamespaceURI == SignatureNames.XmlnsNamespace);
        attributes.Sort(static (x, y) => string.CompareOrdinal(x.NamespaceURI, y.NamespaceURI) is var order and not 0
            ? order
            : string.CompareOrdinal(x.LocalName, y.LocalName));
        foreach (var attribute in attributes)
        {
            Write(" "u8);
            WriteText(attribute.Name);
            Write("=\""u8);
            WriteEscaped(attribute.Value, inAttribute: true);
            Write("\""u8);
        }
    }

    private static List<(string Prefix, string Name)> Used(XmlElement element, List<XmlAttribute> attributes)
    {
        List<(string Prefix, string Name)> used = [(element.Prefix, element.NamespaceURI)];
        foreach (var attribute in attributes)
        {
            var named = (attribute.Prefix, attribute.NamespaceURI);
            var isFree = attribute.Prefix.Length == 0
                || attribute.NamespaceURI is XmlNamespace or SignatureNames.XmlnsNamespace;
            if (!isFree && !used.Contains(named)) used.Add(named);
        }

        return used;
    }

    private static List<(string Prefix, string Name)> Declared(List<XmlAttribute> attributes) =>
        [.. attributes
            .Where(static a => a.NamespaceURI == SignatureNames.XmlnsNamespace)
            .Select(static a => (a.Prefix.Length == 0 ? "" : a.LocalName, a.Value))
            .Where(static d => d.Item1 != "xml")];

    private static List<XmlAttribute> Own(XmlElement element)
    {
        if (!element.HasAttributes) return None;
        List<XmlAttribute> own = [];
        foreach (XmlAttribute attribute in element.Attributes) own.Add(attribute);
        return own;
    }

    // Canonical XML 1.0, 2.4: an apex inherits the namespaces in scope and the xml: attributes; the nearest wins.
    private static List<XmlAttribute> WithInherited(XmlElement element)
    {
        List<XmlAttribute> all = [.. Own(element)];
        for (var above = element.ParentNode as XmlElement; above is not null; above = above.ParentNode as XmlElement)
        {
            var inherited = Own(above).Where(a => a.NamespaceURI is XmlNamespace or SignatureNames.XmlnsNamespace);
            all.AddRange(inherited.Where(a => all.TrueForAll(known => known.Name != a.Name)).ToList());
        }

        return all;
    }

    private void Write(ReadOnlySpan<byte> ascii) => _output.Write(ascii);

    private void WriteText(ReadOnlySpan<char> text)
    {
        var room = _output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        _output.Advance(Encoding.UTF8.GetBytes(text, room));
    }

    private void WriteEscaped(ReadOnlySpan<char> text, bool inAttribute)
    {
        var special = inAttribute ? SpecialInAttribute : SpecialInText;
        for (var at = text.IndexOfAny(special); at >= 0; at = text.IndexOfAny(special))
        {
            WriteText(text[..at]);
            Write(Escaped(text[at]));
            text = text[(at + 1)..];
        }

        WriteText(text);
    }

    private static ReadOnlySpan<byte> Escaped(char special) => special switch
    {
        '&' => "&amp;"u8,
        '<' => "&lt;"u8,
        '>' => "&gt;"u8,
        '"' => "&quot;"u8,
        '\t' => "&#x9;"u8,
        '\n' => "&#xA;"u8,
        _ => "&#xD;"u8,
    };

    /// <summary>The namespace declarations already written on the way down, nearest last.</summary>
    private sealed class Scope
    {
        private readonly List<(string Prefix, string Name)> _entries = [("", ""), ("xml", XmlNamespace)];

        public int Count => _entries.Count;

        public void Add(string prefix, string name) => _entries.Add((prefix, name));

        public void ForgetFrom(int mark) => _entries.RemoveRange(mark, _entries.Count - mark);

        public string? Find(string prefix)
        {
            for (var i = _entries.Count - 1; i >= 0; i--)
                if (_entries[i].Prefix == prefix) return _entries[i].Name;
            return null;
        }
    }
}
