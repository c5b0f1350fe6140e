using System.Text.Json;

namespace Allpay.Features.Sandbox.SeedSandbox;

/// <summary>sandbox.json: what a program needs to act as a demo partner. Paths are absolute.</summary>
public sealed record SandboxFile(
    string BaseUrl,
    string ServerPublicKeyFile,
    IReadOnlyList<SandboxAgent> Agents,
    IReadOnlyList<SandboxMerchant> Merchants,
    IReadOnlyList<SandboxHolder> Holders,
    IReadOnlyList<SandboxService> Services,
    SandboxOperator Operator)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static string PathIn(string directory) => Path.Combine(directory, "sandbox.json");

    /// <summary>The file as an earlier run left it; null where there is none.</summary>
    public static SandboxFile? Find(string directory) => File.Exists(PathIn(directory))
        ? JsonSerializer.Deserialize<SandboxFile>(File.ReadAllText(PathIn(directory)), Options)
        : null;

    /// <summary>It holds keys: only its owner reads it, also where an earlier run left it open.</summary>
    public void Save(string directory)
    {
        var path = PathIn(directory);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
            if (File.Exists(path)) File.SetUnixFileMode(path, OwnerOnly);
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(JsonSerializer.Serialize(this, Options) + "\n");
    }
}

public sealed record SandboxAgent(string Login, long CertificateNumber, string PrivateKeyFile, string ApiKey, long AccountId);

public sealed record SandboxMerchant(
    string Login, string MerchantId, string WalletId, string TerminalId, string PrivateKeyFile, string ApiKey, long AccountId);

public sealed record SandboxService(long PublicCode, string Name, string Provider);

public sealed record SandboxOperator(string Name, string ApiKey);

public sealed record SandboxHolder(string Login, string Password, bool Identified, string ApiKey, long AccountId);
