using System.Text;

namespace Allpay.Fuzz.Mutations;

/// <summary>How the text becomes bytes, and changes of those.</summary>
internal static class ByteMutations
{
    static ByteMutations() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static readonly Mutation Plain = new("utf-8", d => d.Bytes = Encoding.UTF8.GetBytes(d.Text));

    /// <summary>An encoding that is declared as it is: what was signed stays signed.</summary>
    public static readonly IReadOnlyList<Mutation> Encodings =
    [
        new("utf-8-bom", d => d.Bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(d.Text)]),
        new("utf-16-le", d => d.Bytes = Declared(d, Encoding.Unicode, "utf-16", bom: true)),
        new("utf-16-be", d => d.Bytes = Declared(d, Encoding.BigEndianUnicode, "utf-16", bom: true)),
        new("windows-1251", d => d.Bytes = Declared(d, Encoding.GetEncoding(1251), "windows-1251", bom: false)),
        new("iso-8859-5", d => d.Bytes = Declared(d, Encoding.GetEncoding("iso-8859-5"), "iso-8859-5", bom: false)),
        new("us-ascii", d => d.Bytes = Declared(d, Encoding.ASCII, "us-ascii", bom: false)),
    ];

    /// <summary>An encoding that is not what it says.</summary>
    public static readonly IReadOnlyList<Mutation> FalseEncodings =
    [
        new("utf-16-no-bom", d => d.Bytes = Encoding.Unicode.GetBytes(d.Text)),
        new("utf-16-says-utf-8", d => d.Bytes = Declared(d, Encoding.Unicode, "utf-8", bom: true)),
        new("utf-8-says-utf-16", d => d.Bytes = Declared(d, Encoding.UTF8, "utf-16", bom: false)),
        new("utf-8-says-1251", d => d.Bytes = Declared(d, Encoding.UTF8, "windows-1251", bom: false)),
        new("1251-says-utf-8", d => d.Bytes = Declared(d, Encoding.GetEncoding(1251), "utf-8", bom: false)),
        new("utf-32", d => d.Bytes = Declared(d, Encoding.UTF32, "utf-32", bom: true)),
        new("utf-7", d => d.Bytes = Declared(d, Encoding.ASCII, "utf-7", bom: false)),
        new("ebcdic", d => d.Bytes = Declared(d, Encoding.GetEncoding("IBM037"), "ibm037", bom: false)),
        new("gb18030", d => d.Bytes = Declared(d, Encoding.GetEncoding("gb18030"), "gb18030", bom: false)),
        new("two-boms", d => d.Bytes = [.. Encoding.UTF8.Preamble, .. Encoding.Unicode.Preamble,
            .. Encoding.UTF8.GetBytes(d.Text)]),
    ];

    /// <summary>Changes of finished bytes.</summary>
    public static readonly IReadOnlyList<Mutation> Flips =
    [
        new("flip-bit", d => Each(d, 1, (bytes, at) => bytes[at] ^= (byte)(1 << d.Random.Next(8)))),
        new("flip-bits", d => Each(d, d.Random.Next(2, 20), (bytes, at) => bytes[at] ^= (byte)(1 << d.Random.Next(8)))),
        new("random-bytes", d => Each(d, d.Random.Next(1, 6), (bytes, at) => bytes[at] = (byte)d.Random.Next(256))),
        new("invalid-utf-8", d => Insert(d, d.Pick<byte[]>([[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFF], [0xF8, 0x88], [0xE2, 0x82],
            [0xF4, 0x90, 0x80, 0x80]]))),
        new("zero-bytes", d => Insert(d, new byte[d.Pick<int>([1, 2, 100])])),
        new("truncate-bytes", d => d.Bytes = d.Bytes[..d.Random.Next(d.Bytes.Length + 1)]),
        new("trailing-bytes", d => d.Bytes = [.. d.Bytes, .. new byte[d.Pick<int>([1, 10])]]),
    ];

    private static byte[] Declared(Draft d, Encoding encoding, string name, bool bom)
    {
        var text = d.Text.StartsWith("<?xml ", StringComparison.Ordinal) ? d.Text[(d.Text.IndexOf("?>", StringComparison.Ordinal)
            + 2)..] : d.Text;
        var bytes = encoding.GetBytes($"<?xml version='1.0' encoding='{name}'?>{text}");
        return bom ? [.. encoding.Preamble, .. bytes] : bytes;
    }

    private static void Each(Draft d, int times, Action<byte[], int> change)
    {
        if (d.Bytes.Length == 0) return;
        for (; times > 0; times--) change(d.Bytes, d.Random.Next(d.Bytes.Length));
    }

    private static void Insert(Draft d, byte[] what)
    {
        var at = d.Random.Next(d.Bytes.Length + 1);
        d.Bytes = [.. d.Bytes.AsSpan(0, at), .. what, .. d.Bytes.AsSpan(at)];
    }
}
