using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace Allpay.EndToEndTests;

/// <summary>An agent's program: it knows sandbox.json and the contracts, and signs and verifies by the platform's own means.</summary>
public sealed class AgentClient(HostProcess host)
{
    private const string Path = "/allpay-public-soap/cash-in-transaction-management/v1.1";
    private const string Contract = "http://www.allpay.kz/mfs/soap/CashInTransactionManagement/1.1";
    private const string Dsig = "http://www.w3.org/2000/09/xmldsig#";

    private JsonElement Agent => host.Sandbox.GetProperty("agents")[0];

    public string Login => Agent.GetProperty("login").GetString()!;

    public static string CashIn(string requester, string holder, string amount, string guid, string lang = "ru") =>
        $"<CashInRequest>{Header(requester, lang)}<toUserName>{holder}</toUserName><amount>{amount}</amount><GUID>{guid}</GUID></CashInRequest>";

    public static string CheckUser(string requester, string user, string lang = "ru") =>
        $"<CheckUserRequest>{Header(requester, lang)}<userName>{user}</userName></CheckUserRequest>";

    /// <summary>Sends a signed call; a good answer is verified before it is given back.</summary>
    public async Task<SoapAnswer> CallAsync(string operation, string parameter, string? keyFile = null, long? certificate = null)
    {
        var number = certificate ?? Agent.GetProperty("certificateNumber").GetInt64();
        var (xml, digest) = Sign(operation, parameter, number, keyFile ?? Agent.GetProperty("privateKeyFile").GetString()!);
        return await SendAsync(xml, digest);
    }

    public async Task<SoapAnswer> SendAsync(string xml, string digest = "")
    {
        using var content = new StringContent(xml, Encoding.UTF8, "text/xml");
        using var response = await host.Http.PostAsync(Path, content);
        var text = await response.Content.ReadAsStringAsync();
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml(text);
        if (response.StatusCode == HttpStatusCode.OK) Verify(document, digest);
        return new SoapAnswer(response.StatusCode, document);
    }

    /// <summary>A pay-style cash-in over REST.</summary>
    public async Task<HttpResponseMessage> PayByRestAsync(string holder, string? amount, string? key, string language = "ru", string path = "/pay")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/cash-ins{path}")
        {
            Content = JsonContent.Create(new { holder, amount }),
        };
        request.Headers.Add("X-Api-Key", Agent.GetProperty("apiKey").GetString());
        request.Headers.Add("Accept-Language", language);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await host.Http.SendAsync(request);
    }

    private void Verify(XmlDocument answer, string requestDigest)
    {
        var signature = Assert.Single(answer.GetElementsByTagName("Signature", Dsig).Cast<XmlElement>());
        using var key = RSA.Create();
        key.ImportFromPem(File.ReadAllText(host.Sandbox.GetProperty("serverPublicKeyFile").GetString()!));
        var signed = new SignedXml(answer);
        signed.LoadXml(signature);
        Assert.True(signed.CheckSignature(key), "the server's signature does not verify");
        Assert.Equal(requestDigest, answer.GetElementsByTagName("requestDsig", "https://allpay.kz")[0]!.InnerText);
    }

    public static (string Xml, string Digest) Sign(string operation, string parameter, long certificate, string keyFile)
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml(
            "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Header>"
            + $"<certificateNumber xmlns=\"https://allpay.kz\">{certificate}</certificateNumber></S:Header>"
            + $"<S:Body><op:{operation} xmlns:op=\"{Contract}\">{parameter}</op:{operation}></S:Body></S:Envelope>");
        using var key = RSA.Create();
        key.ImportFromPem(File.ReadAllText(keyFile));
        var signed = new SignedXml(document) { SigningKey = key };
        signed.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NWithCommentsTransformUrl;
        signed.SignedInfo.SignatureMethod = SignedXml.XmlDsigRSASHA1Url;
        var reference = new Reference("") { DigestMethod = SignedXml.XmlDsigSHA1Url };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        signed.AddReference(reference);
        signed.ComputeSignature();
        document.DocumentElement!.FirstChild!.AppendChild(document.ImportNode(signed.GetXml(), true));
        return (document.OuterXml, Convert.ToBase64String(reference.DigestValue!));
    }

    private static string Header(string requester, string lang) =>
        $"<header><lang>{lang}</lang><timestamp>{DateTimeOffset.UtcNow:yyyy-MM-dd'T'HH:mm:ss'Z'}</timestamp><requester>{requester}</requester></header>";
}

/// <summary>What came back: the answer's parts or the fault's.</summary>
public sealed record SoapAnswer(HttpStatusCode Status, XmlDocument Document)
{
    public string this[string element] => Document.GetElementsByTagName(element) is { Count: > 0 } found ? found[0]!.InnerText : "";

    public string PaymentStatus => this["terminalPaymentTransactionStatus"];
}
