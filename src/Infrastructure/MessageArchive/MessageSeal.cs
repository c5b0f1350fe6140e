using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Allpay.Infrastructure.MessageArchive;

/// <summary>
/// Encrypts what is kept, since messages hold one-time codes and people's numbers, by a key that is not in the database. Each row
/// says which key it was; what says whose message it is goes into the seal, so that no row can pass for another's.
/// </summary>
internal sealed class MessageSeal
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int KeyBytes = 32;
    private const int KeyIdBytes = 8;

    private readonly Dictionary<string, byte[]> _keys = new(StringComparer.Ordinal);

    public MessageSeal(IOptions<MessageArchiveOptions> options)
    {
        foreach (var file in options.Value.EarlierKeyFiles.Append(options.Value.KeyFile)) KeyId = Add(file);
    }

    /// <summary>The key new messages are sealed with.</summary>
    public string KeyId { get; } = "";

    public byte[] Seal(ArchivedMessage message)
    {
        var sealedBytes = new byte[NonceBytes + TagBytes + message.Bytes.Length];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_keys[KeyId], TagBytes);
        aes.Encrypt(
            nonce, message.Bytes, sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes),
            OwnerOf(message));
        return sealedBytes;
    }

    /// <summary>The message whose bytes are what was stored; where no key is named it was stored as it arrived.</summary>
    /// <exception cref="CryptographicException">The key is not among the files, or the row is not as it was written.</exception>
    public ArchivedMessage Open(ArchivedMessage stored, string? keyId)
    {
        if (keyId is null) return stored;
        if (!_keys.TryGetValue(keyId, out var key)) throw new CryptographicException($"None of the key files is key {keyId}.");
        var bytes = stored.Bytes.AsSpan();
        var plain = new byte[bytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(
            bytes[..NonceBytes], bytes[(NonceBytes + TagBytes)..], bytes.Slice(NonceBytes, TagBytes), plain, OwnerOf(stored));
        return stored with { Bytes = plain };
    }

    private string Add(string file)
    {
        var secret = File.ReadAllBytes(file);
        var id = Convert.ToHexStringLower(Derive(secret, KeyIdBytes, "allpay archive key id"));
        _keys[id] = Derive(secret, KeyBytes, "allpay archive key");
        return id;
    }

    private static byte[] Derive(byte[] secret, int length, string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, length, info: Encoding.UTF8.GetBytes(use));

    private static byte[] OwnerOf(ArchivedMessage message) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{message.Agent.Value}|{message.Certificate}|{message.Contract}|{message.Operation}"));
}

/// <summary>Stops the host at its start, with a message that says what to do, where a key cannot be used.</summary>
internal sealed class ArchiveKeyFilesAreReadable : IValidateOptions<MessageArchiveOptions>
{
    private const int BytesMin = 32;

    public ValidateOptionsResult Validate(string? name, MessageArchiveOptions options) =>
        options.EarlierKeyFiles.Append(options.KeyFile).All(IsGood)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{MessageArchiveOptions.Section}:{nameof(MessageArchiveOptions.KeyFile)} (and each of "
                + $"{nameof(MessageArchiveOptions.EarlierKeyFiles)}) must name a readable file of at least {BytesMin} secret "
                + "bytes, such as `openssl rand -out archive.key 32` makes.");

    private static bool IsGood(string path)
    {
        try
        {
            return path.Length > 0 && File.ReadAllBytes(path).Length >= BytesMin;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
