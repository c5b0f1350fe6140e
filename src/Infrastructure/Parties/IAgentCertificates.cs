using System.Security.Cryptography;

namespace Allpay.Infrastructure.Parties;

/// <summary>The public keys agents sign with.</summary>
public interface IAgentCertificates
{
    /// <summary>
    /// The certificate of that number if active now; null when unknown, revoked, over, or its agent is blocked.
    /// </summary>
    Task<AgentCertificate?> FindActiveAsync(long number, CancellationToken cancellationToken);
}

/// <summary>An agent's public key under its certificate number. The key is shared between calls: never dispose it.</summary>
public sealed record AgentCertificate(long Number, AgentCaller Agent, RSA PublicKey)
{
    /// <summary>False where only signatures with SHA-256 are good.</summary>
    public bool AllowsSha1 { get; init; } = true;
}
