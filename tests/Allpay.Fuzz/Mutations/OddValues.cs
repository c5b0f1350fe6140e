namespace Allpay.Fuzz.Mutations;

/// <summary>Values that readers of numbers, dates and texts have stumbled over.</summary>
internal static class OddValues
{
    public static readonly IReadOnlyList<string> Numbers =
    [
        "0", "-0", "-1", "0.01", "0.001", "1.000", ".5", "5.", "+5", "1e3", "1E+2", "1E-400", "NaN", "INF", "-INF", "0x10", "1,5",
        "1 000", "1_000", "1.0.0", "$1", "٣", "१２", "½", "∞", "−1", "1\u00a0000", "  7  ", "&#9;7&#10;",
            "00000000000000000000001.00",
        "99999999999999999999999999999999999999", "79228162514264337593543950335", "79228162514264337593543950336",
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "92233720368547758.07", "92233720368547758.08",
        "46116860184273879.04", "4611686018427387904", "4294967296", "2147483648", "1000000", "1000000.01", "999999.99", "0.1",
        "1.00000000000000000000000000000000000000000000001", "123", "124", "1001", "1002",
    ];

    public static readonly IReadOnlyList<string> Dates =
    [
        "2026-02-30T00:00:00Z", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59-14:00", "10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z",
        "2026-11-24T24:00:00Z", "2026-11-24T23:59:60Z", "2026-11-24T10:00:00+14:00", "2026-11-24T10:00:00+14:01",
        "2026-11-24T10:00:00-25:00", "2026-11-24T10:00:00.123456789012345678901234567890Z", "2026-11-24", "2026-11-24T10:00",
        "20261124T100000Z", "24.11.2026", "today", "1700000000", "2026-W48-2", "2026-11-24T10:00:00z", " 2026-11-24T10:00:00Z ",
        "2026-11-24T10:00:00Z2026", "٢٠٢٦-11-24T10:00:00Z", "2024-02-29T23:30:00", "2024-03-01T00:00:00",
            "2026-11-24T10:00:00,5Z",
    ];

    /// <summary>As they stand in XML, so with references where the character itself may not or would not survive.</summary>
    public static readonly IReadOnlyList<string> Texts =
    [
        "", " ", "&#9;", "&#13;&#10;", "&#x85;\u2028", "&#0;", "&#x1;", "&#x1F;", "&#xFFFE;", "&#xD800;", "&#x10FFFF;",
            "&#x110000;",
        "&#99999999999999999999;", "\u0001", "\u0000", "\u001b[31m", "\u007f\u0080\u009f", "𐍈😀👩‍👩‍👧", "\u202etxet",
            "\ufeff77011234567",
        "77011234567\u200b", "+77011234567", " 77011234567 ", "77011234568", "77011234570", "77010000001", "77010000002",
            "77019999999",
        "'; drop table ledger.payment; --", "\\'; \\x00", "%s%n%x", "${jndi:ldap://127.0.0.1:1/a}", "{0}", "{", "}}{{",
            "{0:N2}{999}",
        "../../../../etc/passwd", "..%2f..%2f", "a/b?c=d#e", "http://127.0.0.1:1/", "file:///etc/passwd", "null", "undefined",
            "true",
        "&amp;lt;script&amp;gt;", "&lt;amount&gt;1&lt;/amount&gt;", "]]&gt;", "<![CDATA[77011234567]]>", "<![CDATA[]]>",
        "<![CDATA[<amount>1</amount>]]>", "7701<!-- -->1234567", "7701<?pi x?>1234567", "77<b/>011234567", "&unknown;", "&", "<",
            "a&#x301;",
        "İıßŉ", "\u0130", "ҚазақстанІӘҒ", "1", "0", "-1", "T-0001", "T-0002", "1001", "2001", "7010001", "en", "kk", "ru", "RU",
            "kz", "xx",
        "\\u0000", "\"quoted\"", "`id`", "\ud7ff\ue000\ufffd", "ﷺﷺﷺ", "z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A",
    ];

    public static string Pick(Random random) => random.Next(10) switch
    {
        < 3 => Numbers[random.Next(Numbers.Count)],
        < 5 => Dates[random.Next(Dates.Count)],
        < 9 => Texts[random.Next(Texts.Count)],
        _ => Long(random),
    };

    // Around the borders of fields, then of buffers.
    private static string Long(Random random)
    {
        int[] lengths = [63, 64, 65, 127, 128, 129, 255, 256, 1000, 1001, 8192, 65_536, 200_000];
        string[] letters = ["7", "А", "9", "😀", "&#65;", " ", "&amp;"];
        return string.Concat(Enumerable.Repeat(letters[random.Next(letters.Length)], lengths[random.Next(lengths.Length)]));
    }
}
