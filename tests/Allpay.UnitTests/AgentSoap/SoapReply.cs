using System.Net;
using System.Xml;
using Allpay.UnitTests.XmlSigning;

namespace Allpay.UnitTests.AgentSoap;

/// <summary>An answer as a client sees it.</summary>
internal sealed record SoapReply(HttpStatusCode Status, string ContentType, string Text, string? RetryAfter, bool HasSoapAction)
{
    private const string TransactionManagement10 = "http://www.allpay.kz/mfs/soap/TransactionManagement/1.0";

    private XmlDocument Document => ClientSigner.Load(Text);

    public static async Task<SoapReply> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Content.Headers.ContentType?.ToString() ?? "",
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
        response.Headers.RetryAfter?.ToString(),
        response.Headers.Contains("SOAPAction"));

    public string? this[string element] => Document.GetElementsByTagName(element)[0]?.InnerText;

    /// <summary>A good answer: 200, one signature, for exactly this request, good in both of the ways clients check it.</summary>
    public SoapReply MustBeSignedFor(string signedRequest)
    {
        Assert.True(Status == HttpStatusCode.OK, Text);
        Assert.Equal("text/xml; charset=utf-8", ContentType);
        Assert.False(HasSoapAction);
        Assert.Single(Document.GetElementsByTagName("Signature").OfType<XmlElement>());
        var digest = ClientSigner.Load(signedRequest).GetElementsByTagName("DigestValue")[0]!.InnerText;
        var echoed = Document.GetElementsByTagName("requestDsig", "https://allpay.kz")[0];
        Assert.Equal(digest, echoed!.InnerText);
        Assert.True(ClientSigner.Verify(Text, Keys.Server), "the signature as sent");
        Assert.True(ClientSigner.Verify(ClientSigner.Normalise(Text), Keys.Server), "the signature after normalising");
        return this;
    }

    public void MustBeSecurityFault(string userMessage) => MustBeFault(TransactionManagement10, userMessage);

    public void MustBeBusinessFault(string userMessage, string ns = Envelopes.CashInNamespace) => MustBeFault(ns, userMessage);

    private void MustBeFault(string ns, string userMessage)
    {
        Assert.Equal(HttpStatusCode.InternalServerError, Status);
        Assert.Equal("text/xml; charset=utf-8", ContentType);
        Assert.Empty(Document.GetElementsByTagName("Signature").OfType<XmlElement>());
        Assert.Equal(userMessage, this["faultstring"]);
        Assert.Equal(userMessage, Document.GetElementsByTagName("userMessage", ns)[0]?.InnerText);
        Assert.DoesNotContain("   at ", Text, StringComparison.Ordinal);
    }
}
