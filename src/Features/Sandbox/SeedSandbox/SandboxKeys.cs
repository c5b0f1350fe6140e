using System.Buffers.Text;
using System.Security.Cryptography;
using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Persistence;
using Allpay.Infrastructure.XmlSigning;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Sandbox.SeedSandbox;

/// <summary>
/// The demo partners' keys: files that are kept where they are, made where they are missing, and always the ones the
/// database knows. Private keys are PKCS#1, public keys SubjectPublicKeyInfo, all PEM.
/// </summary>
internal sealed class SandboxKeys(AllpayDbContext db, AuditTrail audit, TimeProvider clock)
{
    public const string ServerKeyName = "server";

    public const string CodeKeyName = "code.key";
    public const string ArchiveKeyName = "archive.key";

    private const int KeyBits = 2048;
    private const int SecretBytes = 32;

    private string _directory = "";
    private SandboxFile? _earlier;

    public void Open(string directory)
    {
        _directory = Path.GetFullPath(directory);
        Directory.CreateDirectory(_directory);
        _earlier = SandboxFile.Find(_directory);
    }

    public string ServerPublicKey() => Pair(ServerKeyName).PublicKeyFile;

    public KeyPair Pair(string name)
    {
        var privateFile = Path.Combine(_directory, $"{name}.key.pem");
        var publicFile = Path.Combine(_directory, $"{name}.pub.pem");
        using var key = RSA.Create(KeyBits);
        if (File.Exists(privateFile)) key.ImportFromPem(File.ReadAllText(privateFile));
        else WritePrivate(privateFile, key.ExportRSAPrivateKeyPem() + "\n");
        var publicKey = key.ExportSubjectPublicKeyInfoPem() + "\n";
        File.WriteAllText(publicFile, publicKey);
        return new KeyPair(privateFile, publicFile, publicKey);
    }

    /// <summary>The number of the agent's certificate for this key; a new key gets the next free number.</summary>
    public async Task<long> CertificateAsync(Agent agent, long number, string publicKey, CancellationToken cancellationToken)
    {
        var known = await db.Certificates.SingleOrDefaultAsync(
            c => (c.AgentId == agent.Id) && (c.PublicKey == publicKey) && (c.RevokedAt == null), cancellationToken);
        if (known is not null) return known.Number;
        while (await db.Certificates.AnyAsync(c => c.Number == number, cancellationToken)) number += 100;
        using var key = RsaKeys.ReadPublic(publicKey);
        var hash = RsaKeys.HashOf(key);
        // The sandbox's key files are taken again after their certificate was revoked: that is for playing.
        var isNew = !await db.Certificates.AnyAsync(c => c.KeyHash == hash, cancellationToken);
        db.Certificates.Add(new Certificate
        {
            Number = number,
            AgentId = agent.Id,
            PublicKey = publicKey,
            CreatedAt = clock.GetUtcNow(),
            KeyHash = isNew ? hash : null,
        });
        audit.Add(new AuditedAct(AuditActions.CertificateAdded, $"certificate {number}") { After = new { agent = agent.Login } });
        await db.SaveChangesAsync(cancellationToken);
        return number;
    }

    /// <summary>The key an earlier run wrote down, while the database still takes it; else a new one.</summary>
    public async Task<string> ApiKeyAsync(PartyId party, PartyKind kind, string login, CancellationToken cancellationToken)
    {
        if (EarlierApiKey(kind, login) is { } earlier)
        {
            var hash = ApiKey.HashOf(earlier);
            if (await db.ApiKeys.AnyAsync(k => (k.Hash == hash) && (k.PartyId == party), cancellationToken)) return earlier;
        }

        var key = $"sandbox-{ApiKey.NewSecret()}";
        db.ApiKeys.Add(new ApiKey
        {
            Id = 0, PartyId = party, PartyKind = kind, Hash = ApiKey.HashOf(key), CreatedAt = clock.GetUtcNow(),
        });
        audit.Add(new AuditedAct(AuditActions.ApiKeyIssued, $"{kind} {party}") { After = new { login } });
        await db.SaveChangesAsync(cancellationToken);
        return key;
    }

    private string? EarlierApiKey(PartyKind kind, string login) => kind switch
    {
        PartyKind.Agent => _earlier?.Agents.FirstOrDefault(a => a.Login == login)?.ApiKey,
        PartyKind.Merchant => _earlier?.Merchants.FirstOrDefault(m => m.Login == login)?.ApiKey,
        PartyKind.Operator => _earlier?.Operator?.ApiKey,
        PartyKind.Holder => _earlier?.Holders.FirstOrDefault(h => h.Login == login)?.ApiKey,
        _ => null,
    };

    /// <summary>The secret one-time codes are hashed with, or the one kept messages are encrypted with.</summary>
    public void MakeSecret(string name)
    {
        var file = Path.Combine(_directory, name);
        if (!File.Exists(file)) WritePrivate(file, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));
    }

    private static void WritePrivate(string file, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.Write(text);
    }
}

internal sealed record KeyPair(string PrivateKeyFile, string PublicKeyFile, string PublicKey);
