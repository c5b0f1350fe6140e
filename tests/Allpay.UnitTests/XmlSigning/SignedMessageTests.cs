using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using Allpay.Infrastructure.XmlSigning;

namespace Allpay.UnitTests.XmlSigning;

public sealed class SignedMessageTests
{
    private static readonly string Signed = ClientSigner.SignLikeJava(Envelopes.CashIn(), Keys.Client);

    [Theory]
    [InlineData(false, "http://www.w3.org/2001/10/xml-exc-c14n#")]
    [InlineData(false, "http://www.w3.org/2001/10/xml-exc-c14n#WithComments")]
    [InlineData(true, "http://www.w3.org/2001/10/xml-exc-c14n#WithComments")]
    [InlineData(false, "http://www.w3.org/TR/2001/REC-xml-c14n-20010315")]
    [InlineData(true, "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments")]
    public void Takes_each_allowed_algorithm(bool sha256, string canonicalization)
    {
        var verified = Read(ClientSigner.Sign(Envelopes.CashIn(), Keys.Client, sha256, canonicalization));
        Assert.NotNull(verified.Message);
        Assert.Equal(sha256 ? SignatureAlgorithm.RsaSha256 : SignatureAlgorithm.RsaSha1, verified.Message.Algorithm);
    }

    [Theory]
    [InlineData("as sent")]
    [InlineData("normalised")]
    [InlineData("normalised, sent raw")]
    public void Takes_a_digest_over_the_document_as_sent_and_over_its_normal_form(string way)
    {
        var xml = Envelopes.CashIn().Replace("<S:Body>", "<S:Body xmlns:unused=\"urn:unused\">");
        var signed = way switch
        {
            "as sent" => ClientSigner.Sign(xml, Keys.Client),
            "normalised" => ClientSigner.SignLikeJava(xml, Keys.Client),
            _ => ClientSigner.SignNormalisedSendRaw(xml, Keys.Client),
        };
        Assert.NotNull(Read(signed).Message);
    }

    [Fact]
    public void Returns_what_was_signed_without_signature_and_comments()
    {
        var commented = Signed.Replace("100.00", "1<!-- 0 -->00.00").Replace("<S:Body>", "<S:Body><!-- hello -->");
        var message = Read(commented).Message;
        Assert.Equal(ClientSigner.Normalise(Envelopes.CashIn()), Encoding.UTF8.GetString(message!.Canonical));
    }

    [Fact]
    public void Gives_the_digest_text_back_exactly()
    {
        var text = ClientSigner.Load(Signed).GetElementsByTagName("DigestValue", SignedXml.XmlDsigNamespaceUrl)[0]!.InnerText;
        Assert.Equal(text, Read(Signed).Message!.DigestText);
    }

    [Fact]
    public void Takes_a_signature_value_wrapped_with_carriage_returns()
    {
        var wrapped = Signed.Replace("<SignatureValue>", "<SignatureValue>\n").Replace("</SignatureValue>", "&#xd;\n</SignatureValue>");
        Assert.NotNull(Read(wrapped).Message);
    }

    // As programs lay a message out again that keep what is signed.
    [Fact]
    public void Takes_white_space_where_no_signature_looks()
    {
        var loose = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n\n" + Signed
            .Replace("<Signature xmlns", "<Signature      xmlns").Replace("</S:Envelope>", "</S:Envelope >");
        Assert.NotNull(Read(loose).Message);
    }

    // As a web shop's program signs: no envelope, inclusive canonical form, a prefix, a signature over many lines.
    [Fact]
    public void Takes_a_prefixed_signature_laid_out_over_lines_in_a_message_without_an_envelope()
    {
        const string start = "<shop:Request xmlns:shop=\"urn:shop\">\n  <shop:Name>Дүкен</shop:Name>\n";
        var signature = ClientSigner.PrefixedSignature($"{start}</shop:Request>", "xmlns:shop=\"urn:shop\"", Keys.Client);
        var signed = $"{start}{signature}</shop:Request>";
        Assert.NotNull(ReadInRoot(signed).Message);
        Assert.Equal(XmlFault.SignatureWrong, ReadInRoot(signed.Replace("Дүкен", "Дукен")).Fault);
    }

    [Fact]
    public void Refuses_another_key() => Assert.Equal(XmlFault.SignatureWrong, Read(Signed, Keys.Stranger).Fault);

    public static TheoryData<string, string, XmlFault> Changes => new()
    {
        { "100.00", "900.00", XmlFault.SignatureWrong },
        { ">123<", ">124<", XmlFault.SignatureWrong },
        { "<S:Body>", "<S:Body> ", XmlFault.SignatureWrong },
        { "77011234567", "77011234568", XmlFault.SignatureWrong },
        { "<S:Body>", "<S:Body><?pi?>", XmlFault.ProcessingInstruction },
        { "<S:Envelope", "<!DOCTYPE a><S:Envelope", XmlFault.Malformed },
        { "#rsa-sha1", "-more#rsa-sha256", XmlFault.ProfileNotAllowed },
        { "http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", XmlFault.ProfileNotAllowed },
        { "http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2000/09/xmldsig#hmac-sha1", XmlFault.ProfileNotAllowed },
        { "http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2000/09/xmldsig#dsa-sha1", XmlFault.ProfileNotAllowed },
        { "http://www.w3.org/2000/09/xmldsig#sha1", "http://www.w3.org/2001/04/xmlenc#sha256", XmlFault.ProfileNotAllowed },
        { "xml-exc-c14n#WithComments", "xml-exc-c14n#Other", XmlFault.ProfileNotAllowed },
        { "#enveloped-signature", "#base64", XmlFault.ProfileNotAllowed },
        { "URI=\"\"", "URI=\"#x\"", XmlFault.ProfileNotAllowed },
        { " URI=\"\"", "", XmlFault.ProfileNotAllowed },
        { " URI=\"\"", " URI=\"\" Id=\"r\"", XmlFault.ProfileNotAllowed },
        { "</Transforms>", "<Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\" /></Transforms>", XmlFault.ProfileNotAllowed },
        { "<DigestValue>", "<DigestValue>!garbage!", XmlFault.ProfileNotAllowed },
        { "<SignatureValue>", "<SignatureValue>!garbage!", XmlFault.ProfileNotAllowed },
        { "<SignatureValue>", "<SignatureValue>AAAA", XmlFault.SignatureWrong },
        { "</Signature>", "<Object>x</Object></Signature>", XmlFault.ProfileNotAllowed },
        { "</Signature>", "<KeyInfo></KeyInfo></Signature>", XmlFault.ProfileNotAllowed },
        { "</Signature>", "</Signature><Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>", XmlFault.NotSignedOnce },
        { "</GUID>", "</GUID><Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>", XmlFault.NotSignedOnce },
        { "</Signature>", "</Signature><more/>", XmlFault.SignatureMisplaced },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Refuses_a_changed_message(string text, string by, XmlFault expected)
    {
        Assert.Contains(text, Signed, StringComparison.Ordinal);
        Assert.Equal(expected, Read(Signed.Replace(text, by)).Fault);
    }

    [Fact]
    public void Refuses_no_signature() => Assert.Equal(XmlFault.NotSignedOnce, Read(Envelopes.CashIn()).Fault);

    [Fact]
    public void Refuses_a_signature_moved_to_the_body()
    {
        var document = ClientSigner.Load(Signed);
        document.DocumentElement!.LastChild!.AppendChild(document.GetElementsByTagName("Signature")[0]!);
        Assert.Equal(XmlFault.SignatureMisplaced, Read(document.OuterXml).Fault);
    }

    [Fact]
    public void Refuses_a_signed_body_wrapped_into_the_header()
    {
        // The classic wrapping: the signed body survives in the header, another one takes its place.
        var body = Signed[Signed.IndexOf("<S:Body>", StringComparison.Ordinal)..Signed.IndexOf("</S:Envelope>", StringComparison.Ordinal)];
        var wrapped = Signed.Replace(body, body.Replace("100.00", "900.00")).Replace("<SOAP-ENV:Header xmlns:SOAP-ENV=\"" + Envelopes.Soap + "\">",
            "<SOAP-ENV:Header xmlns:SOAP-ENV=\"" + Envelopes.Soap + "\"><w>" + body + "</w>");
        Assert.Equal(XmlFault.SignatureWrong, Read(wrapped).Fault);
    }

    [Fact]
    public void Refuses_two_references_although_both_are_good()
    {
        var signed = SignWith(s =>
        {
            s.AddReference(ClientSigner.WholeDocument());
            s.AddReference(ClientSigner.WholeDocument());
        });
        Assert.Equal(XmlFault.ProfileNotAllowed, Read(signed).Fault);
    }

    [Fact]
    public void Refuses_another_transform_although_the_signature_is_good()
    {
        var signed = SignWith(s =>
        {
            var reference = ClientSigner.WholeDocument();
            reference.AddTransform(new XmlDsigExcC14NTransform());
            s.AddReference(reference);
        });
        Assert.Equal(XmlFault.ProfileNotAllowed, Read(signed).Fault);
    }

    [Fact]
    public void Refuses_hmac_keyed_with_the_public_key()
    {
        var document = ClientSigner.Load(Envelopes.CashIn());
        var signed = ClientSigner.Prepare(document);
        signed.AddReference(ClientSigner.WholeDocument());
        using var hmac = new HMACSHA256(Keys.Client.ExportSubjectPublicKeyInfo());
        signed.ComputeSignature(hmac);
        ClientSigner.Insert(document, signed.GetXml());
        Assert.Equal(XmlFault.ProfileNotAllowed, Read(document.OuterXml).Fault);
    }

    [Theory]
    [InlineData(512, false)]
    [InlineData(1024, true)]
    [InlineData(4096, true)]
    [InlineData(4104, false)]
    public void Takes_keys_of_1024_to_4096_bits(int bits, bool expected)
    {
        using var key = RSA.Create(bits);
        var read = Record.Exception(() => RsaKeys.ReadPublic(key.ExportSubjectPublicKeyInfoPem()).Dispose());
        Assert.Equal(expected, read is null);
        Assert.Equal(expected, Record.Exception(() => RsaKeys.ReadPrivate(key.ExportRSAPrivateKeyPem()).Dispose()) is null);
    }

    [Fact]
    public void Takes_no_public_key_for_a_private_one() =>
        Assert.Throws<CryptographicException>(() => RsaKeys.ReadPrivate(Keys.Client.ExportSubjectPublicKeyInfoPem()));

    private static string SignWith(Action<SignedXml> references)
    {
        var document = ClientSigner.Load(Envelopes.CashIn());
        var signed = ClientSigner.Prepare(document);
        signed.SigningKey = Keys.Client;
        references(signed);
        signed.ComputeSignature();
        ClientSigner.Insert(document, signed.GetXml());
        return document.OuterXml;
    }

    internal static (XmlFault Fault, VerifiedMessage? Message) Read(string xml, RSA? key = null) =>
        Read(xml, root => root.ChildNodes.OfType<XmlElement>().First(), key);

    private static (XmlFault Fault, VerifiedMessage? Message) ReadInRoot(string xml) => Read(xml, root => root);

    private static (XmlFault Fault, VerifiedMessage? Message) Read(string xml, Func<XmlElement, XmlElement> parent, RSA? key = null)
    {
        var fault = BoundedXml.TryRead(Encoding.UTF8.GetBytes(xml), new XmlBounds(), out var document);
        if (fault != XmlFault.None) return (fault, null);
        fault = SignedMessage.TryRead(document, parent(document.DocumentElement!), out var message);
        if (fault != XmlFault.None) return (fault, null);
        var verified = message!.Verify(key ?? Keys.Client);
        return (verified is null ? XmlFault.SignatureWrong : XmlFault.None, verified);
    }
}
