using System.Security.Cryptography;
using Allpay.Features.Sandbox.SeedSandbox;

namespace Allpay.Fuzz;

/// <summary>The sandbox's agents by certificate number, and a key that nobody knows.</summary>
internal sealed class SandboxKeys
{
    private SandboxKeys(SandboxFile file)
    {
        File = file;
        Agents = file.Agents.ToDictionary(a => a.CertificateNumber, a => Read(a.PrivateKeyFile));
        Server = Read(file.ServerPublicKeyFile);
    }

    public SandboxFile File { get; }
    public IReadOnlyDictionary<long, RSA> Agents { get; }
    public RSA Server { get; }
    public RSA Nobody { get; } = RSA.Create(2048);

    public static SandboxKeys Load(string directory) => new(SandboxFile.Find(directory)
        ?? throw new InvalidOperationException($"There is no sandbox.json in {directory}: start with ./fuzz."));

    private static RSA Read(string file)
    {
        var key = RSA.Create();
        key.ImportFromPem(System.IO.File.ReadAllText(file));
        return key;
    }
}
