using System.Security.Cryptography;
using Allpay.Infrastructure.XmlSigning;

namespace Allpay.Host.AgentSoap;

/// <summary>A file with an RSA private key, which may be replaced while the host runs.</summary>
internal sealed class SigningKeyFile
{
    private readonly string _path;
    private readonly ILogger _logger;
    private volatile RSA _key;
    private string _lastSeen;

    public SigningKeyFile(string path, ILogger logger)
    {
        (_path, _logger, _lastSeen) = (path, logger, File.ReadAllText(path));
        _key = Parse(_lastSeen);
    }

    /// <summary>The last good key the file had. It is shared between calls: never dispose it.</summary>
    public RSA Key => _key;

    /// <summary>
    /// Takes up another key where the file has one. The text is compared, because a write time can be older than the one
    /// before it, or that of a link. A replaced key may sign another call at this moment, so it is left to the finalizer.
    /// </summary>
    public void Refresh()
    {
        var seen = "";
        try
        {
            seen = File.ReadAllText(_path);
            if (seen == _lastSeen) return;
            _key = Parse(seen);
            _logger.SigningKeyTaken(_path);
        }
        catch (Exception unusable) when (IsUnusable(unusable))
        {
            if (seen != _lastSeen) _logger.SigningKeyUnusable(unusable, _path);
        }

        _lastSeen = seen;
    }

    /// <summary>Why the file cannot be used; null where it can.</summary>
    public static string? FaultOf(string path)
    {
        try
        {
            using var key = Parse(File.ReadAllText(path));
            return null;
        }
        catch (Exception unusable) when (IsUnusable(unusable))
        {
            return unusable.Message;
        }
    }

    // The first signature of a key takes longer, and on some systems the one a policy forbids: better now than in a call.
    private static RSA Parse(string pem)
    {
        var key = RsaKeys.ReadPrivate(pem);
        key.SignData([], SignatureAlgorithm.RsaSha1.Hash, RSASignaturePadding.Pkcs1);
        return key;
    }

    private static bool IsUnusable(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException;
}
