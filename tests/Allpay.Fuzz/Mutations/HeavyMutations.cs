using System.Text;
using Allpay.Fuzz.Wire;

namespace Allpay.Fuzz.Mutations;

/// <summary>Messages that are large, or made to cost more than their size.</summary>
internal static class HeavyMutations
{
    private const int BodyBytesMax = 256 * 1024;

    private static readonly IReadOnlyList<Mutation> All =
    [
        new("ten-megabytes", d => Fill(d, 10_000_000)),
        new("one-megabyte", d => Fill(d, 1_000_000)),
        new("at-the-limit", d => Fill(d, BodyBytesMax - d.Text.Length - d.Random.Next(2_000))),
        new("over-the-limit", d => Fill(d, BodyBytesMax + d.Random.Next(2_000))),
        new("deep-at-the-limit", d => Body(d, Repeat("<a>", 37_000) + Repeat("</a>", 37_000))),
        new("wide-at-the-limit", d => Body(d, Repeat("<a/>", 62_000))),
        new("attributes-at-the-limit", d => Body(d,
            $"<a{string.Concat(Enumerable.Range(0, 24_000).Select(i => $" a{i}=''"))}/>")),
        new("declarations-at-the-limit", d => Body(d,
            $"<a{string.Concat(Enumerable.Range(0, 11_000).Select(i => $" xmlns:a{i}='u'"))}/>")),
        new("prefixes-at-the-limit", d => Body(d, string.Concat(Enumerable.Range(0, 9_000).Select(i =>
            $"<p{i}:a xmlns:p{i}='urn:{i}'/>")))),
        new("references-at-the-limit", d => Body(d, Repeat("&#65;", 50_000))),
        new("carriage-returns", d => Body(d, Repeat("&#13;", 50_000))),
        new("comments-at-the-limit", d => Body(d, Repeat("<!---->", 36_000))),
        new("cdata-at-the-limit", d => Body(d, Repeat("<![CDATA[]]>", 21_000))),
        new("split-text-at-the-limit", d => Body(d, Repeat("x<!---->", 31_000))),
        new("split-value-at-the-limit", d => Number(d, Repeat("1<!---->", 31_000))),
        new("entities", d => d.Text = Laughs + d.Text.Replace("</S:Body>", "&g;</S:Body>", StringComparison.Ordinal)),
        new("long-name", d => Body(d, $"<{new string('n', 250_000)}/>")),
        new("long-number", d => Number(d, new string('9', 240_000))),
        new("long-zeros", d => Number(d, $"1.{new string('0', 240_000)}")),
        new("long-certificate", d => d.Text = d.Text.Replace(">123<", $">{new string('1', 240_000)}<", StringComparison.Ordinal)),
        new("long-white-space", d => Number(d, new string(' ', 240_000))),
        new("many-signatures", d => Header(d, Repeat($"<Signature xmlns=\"{SignatureSpec.Dsig}\"/>", 4_000))),
        new("many-certificates", d => Header(d, Repeat($"<certificateNumber xmlns=\"{Services.Allpay}\">1</certificateNumber>",
            3_500))),
        new("long-signature", d => Header(d,
            $"<Signature xmlns=\"{SignatureSpec.Dsig}\"><SignedInfo>{Repeat("<Reference/>", 20_000)}</SignedInfo></Signature>")),
    ];

    private const string Laughs = "<!DOCTYPE x [<!ENTITY a \"ha ha ha ha ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
        + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">"
        + "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g \"&f;&f;&f;&f;\">]>";

    public static void On(Draft draft)
    {
        draft.Pick(All).On(draft);
        draft.Bytes = Encoding.UTF8.GetBytes(draft.Text);
    }

    private static void Fill(Draft d, int letters) => Body(d, new string('x', Math.Max(letters, 1)));

    private static void Body(Draft d, string what) => d.Text = d.Text.Replace("</S:Body>", $"{what}</S:Body>",
        StringComparison.Ordinal);

    private static void Header(Draft d, string what) => d.Text = d.Text.Replace("</S:Header>", $"{what}</S:Header>",
        StringComparison.Ordinal);

    private static void Number(Draft d, string value) => d.Text = d.Text.Replace("</amount>", $"{value}</amount>",
        StringComparison.Ordinal);

    private static string Repeat(string what, int times) => new StringBuilder().Insert(0, what, times).ToString();
}
