using System.Text;
using Allpay.Infrastructure.XmlSigning;

namespace Allpay.UnitTests.XmlSigning;

public sealed class BoundedXmlTests
{
    [Theory]
    [InlineData("", XmlFault.Malformed)]
    [InlineData("<a>", XmlFault.Malformed)]
    [InlineData("<a/><b/>", XmlFault.Malformed)]
    [InlineData("<?xml version='1.0' encoding='x-nobody-knows'?><a/>", XmlFault.Malformed)]
    [InlineData("<!DOCTYPE a><a/>", XmlFault.Malformed)]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", XmlFault.Malformed)]
    [InlineData("<a><?pi?></a>", XmlFault.ProcessingInstruction)]
    [InlineData("<?pi?><a/>", XmlFault.ProcessingInstruction)]
    [InlineData("<a/><?pi?>", XmlFault.ProcessingInstruction)]
    [InlineData("<a><!-- a comment --></a>", XmlFault.None)]
    public void Refuses_what_no_honest_message_has(string xml, XmlFault expected) =>
        Assert.Equal(expected, BoundedXml.TryRead(Encoding.UTF8.GetBytes(xml), new XmlBounds(), out _));

    [Theory]
    [InlineData(32, XmlFault.None)]
    [InlineData(33, XmlFault.OutOfBounds)]
    [InlineData(30_000, XmlFault.OutOfBounds)]
    public void Bounds_the_depth(int depth, XmlFault expected)
    {
        var xml = string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));
        Assert.Equal(expected, BoundedXml.TryRead(Encoding.UTF8.GetBytes(xml), new XmlBounds(), out _));
    }

    [Fact]
    public void Bounds_the_attributes()
    {
        var xml = $"<a {string.Join(' ', Enumerable.Range(0, 33).Select(i => $"b{i}=''"))}/>";
        Assert.Equal(XmlFault.OutOfBounds, BoundedXml.TryRead(Encoding.UTF8.GetBytes(xml), new XmlBounds(), out _));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("windows-1251")]
    public void Reads_the_encoding_the_declaration_names(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding(name).GetBytes($"<?xml version='1.0' encoding='{name}'?><a>Ирина</a>");
        Assert.Equal(XmlFault.None, BoundedXml.TryRead(bytes, new XmlBounds(), out var document));
        Assert.Equal("Ирина", document.DocumentElement!.InnerText);
    }

    [Fact]
    public void Text_that_comments_and_sections_cut_is_one_text()
    {
        var cut = $"<a>{string.Concat(Enumerable.Repeat("1<!-- -->2<![CDATA[]]><![CDATA[<]]>", 10_000))}</a>";
        Assert.Equal(XmlFault.None, BoundedXml.TryRead(System.Text.Encoding.UTF8.GetBytes(cut), new XmlBounds(), out var document));
        var text = Assert.Single(document.DocumentElement!.ChildNodes.Cast<System.Xml.XmlNode>());
        Assert.Equal(string.Concat(Enumerable.Repeat("12<", 10_000)), text.Value);
    }
}
