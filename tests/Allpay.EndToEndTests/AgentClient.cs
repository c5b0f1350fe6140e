using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace Allpay.EndToEndTests;

/// <summary>
/// An agent's program: it knows sandbox.json and the contracts, and signs and verifies by the platform's own means.
/// </summary>
public sealed class AgentClient(HostProcess host, int number = 0)
{
    private const string Path = "/allpay-public-soap/cash-in-transaction-management/v1.1";
    private const string Contract = "http://www.allpay.kz/mfs/soap/CashInTransactionManagement/1.1";
    private const string Dsig = "http://www.w3.org/2000/09/xmldsig#";

    private JsonElement Agent => host.Sandbox.GetProperty("agents")[number];

    public string Login => Agent.GetProperty("login").GetString()!;

    /// <summary>The parameter of a cash-in; a null leaves the element out.</summary>
    public static string CashIn(string requester, string? holder, string? amount, string? guid, string lang = "ru") =>
        $"<CashInRequest>{Header(requester, lang)}{Element("toUserName", holder)}{Element("amount", amount)}"
        + $"{Element("GUID", guid)}</CashInRequest>";

    public static string CheckUser(string requester, string user, string lang = "ru") =>
        $"<CheckUserRequest>{Header(requester, lang)}<userName>{user}</userName></CheckUserRequest>";

    /// <summary>Sends a signed call; a good answer is verified before it is given back.</summary>
    public async Task<SoapAnswer> CallAsync(string operation, string parameter, string? keyFile = null, long? certificate = null)
    {
        var signer = certificate ?? Agent.GetProperty("certificateNumber").GetInt64();
        var (xml, digest) = Sign(operation, parameter, signer, keyFile ?? Agent.GetProperty("privateKeyFile").GetString()!);
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

    /// <summary>A cash-in over REST, completed in the same call or held.</summary>
    public Task<HttpResponseMessage> PayByRestAsync(string holder, string? amount, string? key, bool complete = true) =>
        PostAsync("/api/v1/cash-ins", JsonContent.Create(new { holder, amount, complete }), key, "ru");

    /// <summary>Any POST over REST; an empty API key is not sent, none given is the agent's own.</summary>
    public async Task<HttpResponseMessage> PostAsync(
        string address, HttpContent? body, string? key, string language, string? apiKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
        apiKey ??= Agent.GetProperty("apiKey").GetString()!;
        if (apiKey.Length > 0) request.Headers.Add("X-Api-Key", apiKey);
        request.Headers.Add("Accept-Language", language);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await host.Http.SendAsync(request);
    }

    private void Verify(XmlDocument answer, string requestDigest)
    {
        using var key = RSA.Create();
        key.ImportFromPem(File.ReadAllText(host.Sandbox.GetProperty("serverPublicKeyFile").GetString()!));
        Assert.True(IsSignedBy(key, answer), "the server's signature does not verify");
        Assert.Equal(requestDigest, answer.GetElementsByTagName("requestDsig", "https://allpay.kz")[0]!.InnerText);
    }

    /// <summary>True where the document carries one signature, and it is of this key.</summary>
    public static bool IsSignedBy(RSA key, XmlDocument answer)
    {
        if (answer.GetElementsByTagName("Signature", Dsig) is not { Count: 1 } signatures) return false;
        var signed = new SignedXml(answer);
        signed.LoadXml((XmlElement)signatures[0]!);
        return signed.CheckSignature(key);
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

    private static string Element(string name, string? value) => value is null ? "" : $"<{name}>{value}</{name}>";

    private static string Header(string requester, string lang) =>
        $"<header><lang>{lang}</lang><timestamp>{DateTimeOffset.UtcNow:yyyy-MM-dd'T'HH:mm:ss'Z'}</timestamp>"
        + $"<requester>{requester}</requester></header>";
}

/// <summary>What came back: the answer's parts or the fault's.</summary>
public sealed record SoapAnswer(HttpStatusCode Status, XmlDocument Document)
{
    public string this[string element] =>
        Document.GetElementsByTagName(element) is { Count: > 0 } found ? found[0]!.InnerText : "";

    public string PaymentStatus => this["terminalPaymentTransactionStatus"];
}
