using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Allpay.Infrastructure.Ledger;

/// <summary>
/// What a request asks for, in 128 bits of SHA-256: operation, parties, amount, target. Two requests with one key must
/// have one fingerprint. Timestamps and languages stay out of it, because a repeat may change them.
/// </summary>
public readonly record struct Fingerprint(Guid Value)
{
    public static Fingerprint Of(string operation, params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, operation);
        foreach (var part in parts) Append(hash, part);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return new Fingerprint(new Guid(digest[..16], bigEndian: true));
    }

    // Each part goes in behind its length, so that ("ab", "c") and ("a", "bc") differ.
    private static void Append(IncrementalHash hash, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
