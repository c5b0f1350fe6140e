using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Allpay.Features.Sandbox.SeedSandbox;

namespace Allpay.Benchmarks.Http;

/// <summary>
/// Signed createCashInPayment messages, made as a client in the field makes them, yet by string: the text is canonical as it
/// stands, so the digest is taken of it directly.
/// </summary>
internal static class SignedCashIns
{
    /// <summary>No host on a few cores takes more. A message is sent twice.</summary>
    public const int RequestsPerSecond = 1500;

    private const string Contract = "http://www.allpay.kz/mfs/soap/CashInTransactionManagement/1.1";
    private const string Dsig = "http://www.w3.org/2000/09/xmldsig#";

    public static List<string> HoldersOf(SandboxFile sandbox) =>
        [.. sandbox.Holders.Where(holder => holder.Identified).Select(holder => holder.Login)];

    public static async Task WriteAsync(
        string file, SandboxAgent agent, RSA agentKey, IReadOnlyList<string> holders, int count)
    {
        var run = Guid.CreateVersion7().ToString("n");
        var parameters = agentKey.ExportParameters(includePrivateParameters: true);
        var lines = new string[count];
        await Parallel.ForEachAsync(Enumerable.Range(0, Environment.ProcessorCount), (worker, _) =>
        {
            using var key = RSA.Create(parameters);
            for (var i = worker; i < count; i += Environment.ProcessorCount)
                lines[i] = Sign(agent, holders[i % holders.Count], $"{run}-{i}", key);
            return ValueTask.CompletedTask;
        });
        await File.WriteAllLinesAsync(file, lines);
    }

    private static string Sign(SandboxAgent agent, string holder, string reference, RSA key)
    {
        var head = $"<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Header>"
            + $"<certificateNumber xmlns=\"https://allpay.kz\">{agent.CertificateNumber}</certificateNumber>";
        var tail = $"</S:Header><S:Body><c:createCashInPayment xmlns:c=\"{Contract}\"><CashInRequest><header><lang>ru</lang>"
            + $"<timestamp>{DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}</timestamp>"
            + $"<requester>{agent.Login}</requester></header><toUserName>{holder}</toUserName><amount>2.00</amount>"
            + $"<GUID>{reference}</GUID></CashInRequest></c:createCashInPayment></S:Body></S:Envelope>";
#pragma warning disable CA5350 // The field's clients sign with SHA-1; the contract is frozen.
        var digest = Convert.ToBase64String(SHA1.HashData(Encoding.UTF8.GetBytes(head + tail)));
        var info = SignedInfo(digest);
        var canonical = info.Replace("<SignedInfo>", $"<SignedInfo xmlns=\"{Dsig}\">", StringComparison.Ordinal);
        var signature = key.SignData(Encoding.UTF8.GetBytes(canonical), HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);
#pragma warning restore CA5350
        return $"{head}<Signature xmlns=\"{Dsig}\">{info}<SignatureValue>{Convert.ToBase64String(signature)}</SignatureValue></Signature>{tail}";
    }

    private static string SignedInfo(string digest) =>
        "<SignedInfo>"
        + "<CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#WithComments\"></CanonicalizationMethod>"
        + $"<SignatureMethod Algorithm=\"{Dsig}rsa-sha1\"></SignatureMethod><Reference URI=\"\"><Transforms>"
        + $"<Transform Algorithm=\"{Dsig}enveloped-signature\"></Transform></Transforms>"
        + $"<DigestMethod Algorithm=\"{Dsig}sha1\"></DigestMethod><DigestValue>{digest}</DigestValue></Reference></SignedInfo>";
}
