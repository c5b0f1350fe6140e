using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.Parties;

/// <summary>Takes and hands out cash; pays from a float.</summary>
public sealed class Agent
{
    public required PartyId Id { get; init; }
    public required string Login { get; init; }
    public required string Name { get; set; }
    public required AccountId FloatAccount { get; init; }
    public bool IsBlocked { get; set; }

    public AgentCaller AsCaller() => new(Id, Login, FloatAccount);
}

/// <summary>A public key an agent signs with, under the number its messages carry.</summary>
public sealed class Certificate
{
    public required long Number { get; init; }
    public required PartyId AgentId { get; init; }

    /// <summary>SubjectPublicKeyInfo, PEM.</summary>
    public required string PublicKey { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>
    /// By which a key belongs to one certificate, so to one agent, for good. Null for a key that was taken in twice before
    /// that was so.
    /// </summary>
    public byte[]? KeyHash { get; init; }

    /// <summary>Is a signature with SHA-1, as the field has them, still good under it?</summary>
    public bool AllowsSha1 { get; set; } = true;

    /// <summary>When it ends by itself; null where it does not.</summary>
    public DateTimeOffset? ValidUntil { get; init; }
}

/// <summary>Sells for wallet money, on a site or at a terminal.</summary>
public sealed class Merchant
{
    public required PartyId Id { get; init; }
    public required string Login { get; init; }
    public required string Name { get; set; }

    /// <summary>The three names the merchant has in the contracts.</summary>
    public required string MerchantCode { get; init; }
    public required string WalletCode { get; init; }
    public required string TerminalCode { get; init; }
    public required AccountId WalletAccount { get; init; }
    public required string PublicKey { get; set; }
    public bool IsBlocked { get; set; }
}

/// <summary>How well a holder is known; decides the limits. The number is stored.</summary>
public enum IdentificationLevel : short
{
    Unidentified = 0,
    Identified = 1,
}

/// <summary>Keeps tenge in a wallet; named by phone number.</summary>
public sealed class Holder
{
    public const int UserNameLengthMax = 64;

    /// <summary>An international phone number without its plus: what a wallet made in passing must be named by.</summary>
    public const int PhoneDigitsMin = 10;
    public const int PhoneDigitsMax = 15;

    public required PartyId Id { get; init; }
    public required string UserName { get; init; }
    public required AccountId WalletAccount { get; init; }
    public required IdentificationLevel Level { get; set; }
    public required string PasswordHash { get; set; }
    public string? Iin { get; set; }
    public string? FirstName { get; set; }
    public string? LastName { get; set; }
    public string? Patronymic { get; set; }
    public bool IsBlocked { get; set; }
    public bool IsIdentified => Level == IdentificationLevel.Identified;
}

/// <summary>A person who runs the system, with a key of its own.</summary>
public sealed class Operator
{
    public const int NameLengthMax = 64;

    public required PartyId Id { get; init; }
    public required string Name { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public bool IsBlocked { get; set; }
}

/// <summary>Who a key or a session belongs to.</summary>
public enum PartyKind : short
{
    Operator = 0,
    Agent = 1,
    Merchant = 2,
    Holder = 3,
}

/// <summary>
/// A REST key: shown once when made, kept only as SHA-256 (it is 256 random bits, so no slow hash is needed).
/// </summary>
public sealed class ApiKey
{
    public required long Id { get; init; }
    public required PartyId PartyId { get; init; }
    public required PartyKind PartyKind { get; init; }
    public required byte[] Hash { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>A fresh key: 256 random bits.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes));

    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
