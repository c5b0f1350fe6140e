using System.Security.Cryptography;
using System.Text.Json;

namespace Allpay.ContractTests.Parties;

/// <summary>sandbox.json: who the demo partners are, and their keys.</summary>
public sealed class SandboxFile(string path)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private readonly SandboxContent _content = JsonSerializer.Deserialize<SandboxContent>(File.ReadAllText(path), Options)!;

    public IReadOnlyList<SandboxAgent> Agents => _content.Agents;

    public IReadOnlyList<SandboxMerchant> Merchants => _content.Merchants;

    public IReadOnlyList<SandboxHolder> Holders => _content.Holders;

    public string ServerPublicKeyFile => _content.ServerPublicKeyFile;

    public RSA ServerKey() => Key(ServerPublicKeyFile);

    public SandboxHolder Holder(string login) => Holders.Single(holder => holder.Login == login);

    public RSA Key(string file)
    {
        var key = RSA.Create();
        key.ImportFromPem(TextOf(file));
        return key;
    }

    /// <summary>The paths are those of the server's machine: on another one the keys lie beside the file.</summary>
    public string TextOf(string file)
    {
        var here = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(file));
        return File.ReadAllText(File.Exists(file) ? file : here);
    }
}

public sealed record SandboxContent(
    string ServerPublicKeyFile, IReadOnlyList<SandboxAgent> Agents, IReadOnlyList<SandboxMerchant> Merchants,
    IReadOnlyList<SandboxHolder> Holders);

public sealed record SandboxAgent(string Login, long CertificateNumber, string PrivateKeyFile, string ApiKey);

public sealed record SandboxMerchant(string Login, string TerminalId, string ApiKey);

public sealed record SandboxHolder(string Login, string Password, bool Identified, string ApiKey);
