using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Allpay.Fuzz.Http;
using Allpay.Fuzz.Wire;

namespace Allpay.Fuzz.Judging;

/// <summary>What an answer is, in a word, and what is wrong with it; null where nothing is.</summary>
internal sealed record Verdict(string Word, string? Finding = null);

/// <summary>
/// What any request may get: a signed answer, a fault that tells nothing of the inside, or HTTP's own refusal of what is no
/// proper HTTP. Soon, in any case.
/// </summary>
internal sealed partial class Judge(RSA serverKey)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The server gives a sender 30 s.</summary>
    public static readonly TimeSpan SlowPatience = TimeSpan.FromSeconds(40);

    public const string NoFault = "500 without a fault body";

    private static readonly int[] RefusedByHttp = [400, 404, 405, 408, 411, 413, 414, 415, 417, 431, 501, 505];

    public Verdict Of(Case request, Answer answer)
    {
        if (answer.Took > (request.Delivery is { MayNeverEnd: true } ? SlowPatience : Patience))
            return new Verdict("late", "late twice, the second time alone");
        if (answer.Failure is { } failure) return Unanswered(request, failure);
        var text = Encoding.UTF8.GetString(answer.Body);
        if (Inside().Match(text) is { Success: true } inside) return new Verdict("tells", $"tells of the inside: {inside.Value}");
        return answer.Status switch
        {
            200 when IsFile(text) && request.Delivery is not null => new Verdict("contract file"),
            200 => OfAnswer(request, answer.Body),
            500 => OfFault(answer.Body),
            _ when RefusedByHttp.Contains(answer.Status) && request.Delivery is not null => new Verdict($"HTTP {answer.Status}"),
            _ => new Verdict($"HTTP {answer.Status}", $"HTTP {answer.Status} is no answer to this"),
        };
    }

    private static Verdict Unanswered(Case request, Exception failure) => request.Delivery is { } odd
        && (odd.MayStayUnanswered || odd.Name.Contains("version", StringComparison.Ordinal) || odd.IsSlow)
            ? new Verdict("no answer")
            : new Verdict("no answer", $"no answer: {failure.GetType().Name} {failure.Message}");

    private static bool IsFile(string text) =>
        text.Contains("definitions", StringComparison.Ordinal) || text.Contains("schema ", StringComparison.Ordinal);

    private Verdict OfAnswer(Case request, byte[] body)
    {
        const string word = "signed 200";
        if (request.Delivery is { } head && head.Request.AsSpan().StartsWith("HEAD "u8)) return OfHead(head.Request);
        if (!request.IsSigned) return new Verdict(word, "was carried out without a valid signature");
        if (Signer.TryRead(body, DtdProcessing.Prohibit) is not { } document) return new Verdict(word,
            "the answer is not well-formed");
        return IsSignedByServer(document) ? new Verdict(word) : new Verdict(word, "the answer's signature does not verify");
    }

    // Where GET has a file, HEAD tells of it.
    private static Verdict OfHead(ReadOnlySpan<byte> request)
    {
        var line = request[..request.IndexOf((byte)'\n')];
        var isFile = line.IndexOf("?wsdl"u8) > 0 || line.IndexOf("?xsd"u8) > 0;
        return isFile ? new Verdict("HEAD of a file") : new Verdict("HEAD 200", "HEAD is answered 200");
    }

    private bool IsSignedByServer(XmlDocument document)
    {
        var signatures = document.GetElementsByTagName("Signature", SignatureSpec.Dsig);
        if (signatures.Count != 1 || document.GetElementsByTagName("requestDsig", Services.Allpay).Count != 1) return false;
        try
        {
            var signed = new SignedXml(document);
            signed.LoadXml((XmlElement)signatures[0]!);
            return signed.CheckSignature(serverKey);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static Verdict OfFault(byte[] body)
    {
        if (Signer.TryRead(body, DtdProcessing.Prohibit) is not { } document) return new Verdict("500",
            "the fault is not well-formed");
        var names = new XmlNamespaceManager(document.NameTable);
        names.AddNamespace("s", Services.Soap);
        var fault = document.SelectSingleNode("/s:Envelope/s:Body/s:Fault", names);
        if (fault?.SelectSingleNode("faultcode") is null || fault.SelectSingleNode("faultstring") is null)
            return new Verdict("500", NoFault);
        var developer = fault.SelectSingleNode("detail/*[local-name()='developerMessage']")?.InnerText;
        if (string.IsNullOrEmpty(developer)) return new Verdict("500", "a fault without developerMessage");
        var name = developer[(developer.LastIndexOf('.') + 1)..];
        return new Verdict(name, name == "UnexpectedException" ? "an unexpected failure inside" : null);
    }

    // Of .NET, its libraries and this program; none of the messages sent has such words.
    [GeneratedRegex(@"\n\s+at [A-Z]\w*\.|\b(System|Microsoft|Npgsql|SoapCore|MediatR|FastEndpoints|StackExchange)\.[A-Z]|\bAllpay\.[A-Z]|\.cs:line|SqlState")]
    private static partial Regex Inside();
}
