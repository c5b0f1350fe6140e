using System.Text;
using System.Xml;
using Allpay.Infrastructure.XmlSigning;

namespace Allpay.UnitTests.XmlSigning;

public sealed class MessageSignerTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Signs_so_that_others_verify_it_as_it_is_and_normalised(bool sha256)
    {
        var xml = Envelopes.CashIn().Replace("77011234567", "Ақша &amp; \r\n «И»");
        var signed = Sign(xml, sha256 ? SignatureAlgorithm.RsaSha256 : SignatureAlgorithm.RsaSha1);
        Assert.True(ClientSigner.Verify(signed, Keys.Server), "as it is");
        Assert.True(ClientSigner.Verify(ClientSigner.Normalise(signed), Keys.Server), "normalised, as the Java client does");
        Assert.Equal(signed, ClientSigner.Normalise(signed));
        Assert.NotNull(SignedMessageTests.Read(signed, Keys.Server).Message);
    }

    [Fact]
    public void Puts_one_signature_last_into_the_named_element()
    {
        var header = (XmlElement)ClientSigner.Load(Sign(Envelopes.CashIn(), SignatureAlgorithm.RsaSha1)).DocumentElement!.FirstChild!;
        Assert.Equal(["certificateNumber", "Signature"], header.ChildNodes.OfType<XmlElement>().Select(e => e.LocalName));
    }

    private static string Sign(string xml, SignatureAlgorithm algorithm)
    {
        BoundedXml.TryRead(Encoding.UTF8.GetBytes(xml), new XmlBounds(), out var document);
        var header = (XmlElement)document.DocumentElement!.FirstChild!;
        return Encoding.UTF8.GetString(MessageSigner.Sign(document, header, algorithm, Keys.Server));
    }
}
