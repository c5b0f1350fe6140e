using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace Allpay.EndToEndTests.ThousandAgents;

/// <summary>One of the services, by its short name.</summary>
internal sealed record Door(string Path, string Contract)
{
    public static readonly Door Transactions = Of("transaction-management", "TransactionManagement");
    public static readonly Door CashIn = Of("cash-in-transaction-management", "CashInTransactionManagement");
    public static readonly Door CashOut = Of("cash-out-transaction-management", "CashOutTransactionManagement");

    private static Door Of(string path, string name) =>
        new($"/allpay-public-soap/{path}/v1.1", $"http://www.allpay.kz/mfs/soap/{name}/1.1");
}

/// <summary>What an agent calls: the operation, its parameter's name and the fields behind the header.</summary>
internal sealed record Call(Door Door, string Operation, string Parameter, string Fields);

/// <summary>
/// What was answered: a status, or the name of a refusal. Null where there is nothing to go by and the agent has to ask again.
/// </summary>
internal sealed record Told(string? Status, string? Refusal, string? TransactionId = null)
{
    public static readonly Told Nothing = new(null, null);
}

/// <summary>Signs by string: the text is canonical as it stands. Every sending has its own time and language.</summary>
internal sealed class Wire(HttpClient http, RSA key)
{
    private const string Dsig = "http://www.w3.org/2000/09/xmldsig#";
    private const string Again = "ServiceUnavailableException";

    private int _calls;

    public int Calls => _calls;

    public async Task<Told> SendAsync(CrowdAgent agent, Call call, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        var (xml, digest) = Sign(key, agent, call);
        using var content = new StringContent(xml, Encoding.UTF8, "text/xml");
        using var response = await http.PostAsync(call.Door.Path, content, cancellationToken);
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml(await response.Content.ReadAsStringAsync(cancellationToken));
        return response.StatusCode == HttpStatusCode.OK ? Read(document, digest) : Refused(document);
    }

    private static Told Read(XmlDocument answer, string digest)
    {
        Assert.Equal(digest, Text(answer, "requestDsig"));
        var status = Text(answer, "terminalPaymentTransactionStatus") ?? Text(answer, "transactionStatus");
        return new Told(status, null, Text(answer, "transactionId"));
    }

    private static Told Refused(XmlDocument fault)
    {
        var name = Text(fault, "developerMessage")!.Split('.')[^1];
        Assert.False(name is "UnexpectedException" or "InvalidRequestException" or "SOAPFaultException", fault.OuterXml);
        return name == Again ? Told.Nothing : new Told(null, name);
    }

    /// <summary>The text of the first element of this name; null where there is none.</summary>
    public static string? Text(XmlDocument document, string element) =>
        document.GetElementsByTagName(element) is { Count: > 0 } found ? found[0]!.InnerText : null;

    /// <summary>The signed message, and the digest in it, which the answer must repeat.</summary>
    public static (string Xml, string Digest) Sign(RSA key, CrowdAgent agent, Call call)
    {
        var head = "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Header>"
            + $"<certificateNumber xmlns=\"https://allpay.kz\">{agent.Certificate}</certificateNumber>";
        string[] languages = ["ru", "kk", "en"];
        var tail = $"</S:Header><S:Body><c:{call.Operation} xmlns:c=\"{call.Door.Contract}\"><{call.Parameter}><header>"
            + $"<lang>{languages[Random.Shared.Next(3)]}</lang><timestamp>{Now()}</timestamp><requester>{agent.Login}</requester></header>"
            + $"{call.Fields}</{call.Parameter}></c:{call.Operation}></S:Body></S:Envelope>";
#pragma warning disable CA5350 // The field's clients sign with SHA-1; the contract is frozen.
        var digest = Convert.ToBase64String(SHA1.HashData(Encoding.UTF8.GetBytes(head + tail)));
        var info = SignedInfo(digest);
        var canonical = info.Replace("<SignedInfo>", $"<SignedInfo xmlns=\"{Dsig}\">", StringComparison.Ordinal);
        byte[] value;
        lock (key) value = key.SignData(Encoding.UTF8.GetBytes(canonical), HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);
#pragma warning restore CA5350
        var signature = $"<Signature xmlns=\"{Dsig}\">{info}<SignatureValue>{Convert.ToBase64String(value)}</SignatureValue></Signature>";
        return (head + signature + tail, digest);
    }

    private static string Now() => DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string SignedInfo(string digest) =>
        "<SignedInfo>"
        + "<CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#WithComments\"></CanonicalizationMethod>"
        + $"<SignatureMethod Algorithm=\"{Dsig}rsa-sha1\"></SignatureMethod><Reference URI=\"\"><Transforms>"
        + $"<Transform Algorithm=\"{Dsig}enveloped-signature\"></Transform></Transforms>"
        + $"<DigestMethod Algorithm=\"{Dsig}sha1\"></DigestMethod><DigestValue>{digest}</DigestValue></Reference></SignedInfo>";
}
