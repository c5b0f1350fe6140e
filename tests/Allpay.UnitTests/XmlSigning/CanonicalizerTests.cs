using System.Security.Cryptography.Xml;
using System.Text;
using Allpay.Infrastructure.XmlSigning;
using CsCheck;

namespace Allpay.UnitTests.XmlSigning;

/// <summary>The canonical form written directly must be, byte for byte, the one the platform makes.</summary>
public sealed class CanonicalizerTests
{
    [Theory]
    [InlineData("<a/>")]
    [InlineData("<a xmlns='urn:x'><b xmlns=''><c xmlns='urn:x'/></b></a>")]
    [InlineData("<p:a xmlns:p='urn:x' xmlns:q='urn:y' q:z='1' a='2' p:b='3'><q:b/><p:c xmlns:p='urn:z' p:d='4'/></p:a>")]
    [InlineData("<a xmlns:unused='urn:u' xml:lang='kk'><b xml:space='preserve'> \r\n\t&#13; </b></a>")]
    [InlineData("<a b='&lt;&amp;&quot;&#9;&#10;&#13;&gt;&apos;'>&lt;&amp;&gt;\"'&#13;<![CDATA[<&>]]></a>")]
    [InlineData("<a>Ақша 💰<!-- comment -->И</a>")]
    public void Writes_what_the_platform_writes(string xml)
    {
        Assert.Equal(Expected(xml, new XmlDsigExcC14NTransform()), Written(xml, Canonicalization.Exclusive));
        Assert.Equal(Expected(xml, new XmlDsigC14NTransform()), Written(xml, Canonicalization.Inclusive));
    }

    [Fact]
    public void Writes_what_the_platform_writes_for_any_nesting_of_namespaces() =>
        ElementText.Sample(
            xml =>
            {
                Assert.Equal(Expected(xml, new XmlDsigExcC14NTransform()), Written(xml, Canonicalization.Exclusive));
                Assert.Equal(Expected(xml, new XmlDsigC14NTransform()), Written(xml, Canonicalization.Inclusive));
            },
            iter: 2000);

    private static readonly Gen<string> Prefix = Gen.OneOf("", "p", "q");
    private static readonly Gen<string> Namespace = Gen.OneOf("urn:a", "urn:b", "");
    private static readonly Gen<string> Text = Gen.OneOf("", " ", "x<y", "&", "\r\n", "é", "\t\"'>");

    // Every element declares its own prefix, so that any nesting of any of them is well-formed.
    private static readonly Gen<string> ElementText = Gen.Recursive<string>((depth, inner) =>
        Gen.Select(Prefix, Namespace, Prefix, Namespace, Text, depth < 4 ? inner.Array[0, 3] : Gen.Const(Array.Empty<string>()),
            Element));

    private static string Element(string prefix, string ns, string extra, string extraNs, string text, string[] children)
    {
        ns = prefix.Length > 0 && ns.Length == 0 ? "urn:c" : ns;
        extraNs = extraNs.Length == 0 ? "urn:d" : extraNs;
        var name = prefix.Length > 0 ? prefix + ":e" : "e";
        var declared = prefix.Length > 0 ? $" xmlns:{prefix}=\"{ns}\"" : $" xmlns=\"{ns}\"";
        var more = extra.Length > 0 && extra != prefix ? $" xmlns:{extra}=\"{extraNs}\" {extra}:z=\"1\"" : "";
        var escaped = System.Security.SecurityElement.Escape(text).Replace("\r", "&#13;");
        return $"<{name}{declared}{more} k=\"{escaped.Replace("\n", "&#10;").Replace("\t", "&#9;")}\">{escaped}{string.Concat(children)}</{name}>";
    }

    private static string Written(string xml, Canonicalization form)
    {
        Assert.Equal(XmlFault.None, BoundedXml.TryRead(Encoding.UTF8.GetBytes(xml), new XmlBounds(), out var document));
        return Encoding.UTF8.GetString(Canonicalizer.Document(document, form, leftOut: null).Bytes);
    }

    private static string Expected(string xml, Transform transform) =>
        Encoding.UTF8.GetString(ClientSigner.Canonical(ClientSigner.Load(xml), transform));
}
