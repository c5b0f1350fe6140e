namespace Allpay.Fuzz.Mutations;

/// <summary>Changes of the text, which may leave it no XML at all.</summary>
internal static class TextMutations
{
    private static readonly IReadOnlyList<string> Dtds =
    [
        "<!DOCTYPE x>", "<!DOCTYPE x [<!ENTITY e \"77011234567\">]>", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/\">%p;]>",
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY e \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>",
        "<!DOCTYPE S:Envelope [<!ATTLIST amount Id ID #IMPLIED>]>",
    ];

    private static readonly IReadOnlyList<string> Declarations =
    [
        "<?xml version=\"1.0\"?>", "<?xml version=\"1.1\"?>", "<?xml version=\"2.0\"?>", "<?xml version='1.0' encoding='UTF-8'?>",
        "<?xml version='1.0' standalone='yes'?>", "<?xml encoding='UTF-8'?>", "<?xml version='1.0' encoding=''?>",
            " <?xml version='1.0'?>",
        "<?xml version='1.0' encoding='no-such'?>", "<?xml version='1.0' encoding='utf-16'?>",
            "<?xml version='1.0' encoding='windows-1251'?>",
    ];

    /// <summary>What a signer could still have signed: the text stays a document, mostly.</summary>
    public static readonly IReadOnlyList<Mutation> Markup =
    [
        new("comment", d => Insert(d, d.Pick<string>(["<!--c-->", "<!-- <amount>1</amount> -->", "<!---->", "<!-- -- -->"]))),
        new("processing-instruction", d => Insert(d, d.Pick<string>(["<?x?>", "<?xml-stylesheet href='a'?>",
            "<?xml version='1.0'?>"]))),
        new("cdata", d => Insert(d, d.Pick<string>(["<![CDATA[]]>", "<![CDATA[x]]>", "<![CDATA[ ]]>"]))),
        new("white-space", d => Insert(d, d.Pick<string>([" ", "\n", "\r\n", "\t\t", "\u00a0", "&#13;", "&#32;"]))),
        new("character", d => Insert(d, d.Pick<string>(["x", "&amp;", "&#x1;", "&#x0;", "\u0000", "\ufffe", "]]>", "😀",
            "&nbsp;"]))),
        new("dtd", d => d.Text = d.Pick(Dtds) + d.Text),
        new("entity", Entity),
        new("declaration", d => d.Text = d.Pick(Declarations) + d.Text),
        new("before-root", d => d.Text = d.Pick<string>([" ", "\n", "x", "<!--c-->", "<?p?>", "\ufeff", "\ufeff\ufeff"])
            + d.Text),
        new("after-root", d => d.Text += d.Pick<string>([" ", "x", "<!--c-->", "<?p?>", "<a/>", "\u0000", "&#32;"])),
        new("quotes", d => d.Text = d.Text.Replace('"', '\'')),
        new("two-roots", d => d.Text += d.Text),
        new("deep", Deep),
        new("wide", d => Insert(d, string.Concat(Enumerable.Repeat("<a/>", d.Pick<int>([100, 5_000, 50_000]))))),
        new("attributes", d => InTag(d, string.Concat(Enumerable.Range(0, d.Pick<int>([33, 1_000, 15_000])).Select(i =>
            $" a{i}=\"{i}\"")))),
        new("attribute-twice", d => InTag(d, " a=\"1\" a=\"2\"")),
        new("xml-space", d => InTag(d, d.Pick<string>([" xml:space=\"preserve\"", " xml:space=\"x\"", " xml:lang=\"\""]))),
        new("prefix-undeclared", d => InTag(d, " q:a=\"1\"")),
        new("prefix-reserved", d => InTag(d, d.Pick<string>([" xmlns:xml=\"urn:x\"", " xmlns:xmlns=\"urn:x\"", " xmlns:p=\"\"",
            " xmlns=\"\""]))),
        new("prefix-rebound", d => InTag(d, d.Pick<string>([" xmlns:S=\"urn:x\"", " xmlns:ns2=\"urn:x\"", " xmlns=\"urn:x\""]))),
    ];

    /// <summary>Rough changes, as of a line that drops things.</summary>
    public static readonly IReadOnlyList<Mutation> Rough =
    [
        new("truncate", d => d.Text = d.Text[..d.Random.Next(d.Text.Length)]),
        new("cut-out", CutOut),
        new("repeat-piece", d => Insert(d, Piece(d))),
        new("overwrite", d => Overwrite(d)),
        new("empty-message", d => d.Text = ""),
        new("not-xml", d => d.Text = d.Pick<string>(["{\"amount\":1}", "a=1&b=2", "<html>", "\u0000\u0001", "<",
            "GET / HTTP/1.1\r\n\r\n", " "])),
    ];

    private static void Insert(Draft d, string what)
    {
        var (begins, ends) = (Places(d.Text, '<'), Places(d.Text, '>'));
        var at = d.Random.Next(3) switch
        {
            0 when begins.Count > 0 => d.Pick(begins),
            1 when ends.Count > 0 => d.Pick(ends) + 1,
            _ => d.Random.Next(d.Text.Length + 1),
        };
        d.Text = d.Text.Insert(at, what);
    }

    private static void InTag(Draft d, string attributes)
    {
        List<int> tags = [.. Places(d.Text, '>').Where(at => at > 0 && d.Text[at - 1] is not ('/' or '?' or '-' or ']'))];
        if (tags.Count > 0) d.Text = d.Text.Insert(d.Pick(tags), attributes);
    }

    private static List<int> Places(string text, char what) =>
        [.. Enumerable.Range(0, Math.Min(text.Length, 20_000)).Where(i => text[i] == what)];

    private static void Entity(Draft d)
    {
        d.Text = d.Pick(Dtds) + d.Text;
        Insert(d, "&e;");
    }

    private static void Deep(Draft d)
    {
        var depth = d.Pick<int>([20, 26, 32, 100, 3_000, 30_000]);
        Insert(d, string.Concat(Enumerable.Repeat("<d>", depth)) + string.Concat(Enumerable.Repeat("</d>", depth)));
    }

    private static string Piece(Draft d)
    {
        var from = d.Random.Next(d.Text.Length + 1);
        return d.Text.Substring(from, d.Random.Next(Math.Min(300, d.Text.Length - from) + 1));
    }

    private static void CutOut(Draft d)
    {
        var from = d.Random.Next(d.Text.Length + 1);
        d.Text = d.Text.Remove(from, d.Random.Next(Math.Min(200, d.Text.Length - from) + 1));
    }

    private static void Overwrite(Draft d)
    {
        if (d.Text.Length == 0) return;
        var letters = d.Text.ToCharArray();
        for (var i = d.Random.Next(1, 4); i > 0; i--) letters[d.Random.Next(letters.Length)] = d.Pick<char>(['<', '>', '/', '"',
            '&', '=', ' ', ':', '0', 'x']);
        d.Text = new string(letters);
    }
}
