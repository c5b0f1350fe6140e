using System.Numerics;
using System.Security.Cryptography;

namespace Allpay.Infrastructure.XmlSigning;

/// <summary>The RSA keys that sign messages: 1024 bits (what the field has) to 4096.</summary>
public static class RsaKeys
{
    public const int BitsMin = 1024;
    public const int BitsMax = 4096;

    private const int ExponentMin = 65_537;

    /// <summary>Reads a SubjectPublicKeyInfo or PKCS#1 public key, PEM.</summary>
    /// <exception cref="CryptographicException">The text is no RSA key of an allowed size.</exception>
    public static RSA ReadPublic(string pem) => Read(pem);

    /// <summary>Names a key, in whatever form it was written down.</summary>
    public static byte[] HashOf(RSA key) => SHA256.HashData(key.ExportRSAPublicKey());

    /// <summary>
    /// Is it such a key as is made today? An even modulus or exponent is no RSA key at all, and small exponents invite attacks
    /// on careless padding.
    /// </summary>
    public static bool IsSound(RSA key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var exponent = new BigInteger(parameters.Exponent, isUnsigned: true, isBigEndian: true);
        return (parameters.Modulus![^1] & 1) == 1 && !exponent.IsEven && exponent >= ExponentMin;
    }

    /// <summary>Reads a PKCS#1 or PKCS#8 private key, PEM, not encrypted.</summary>
    /// <exception cref="CryptographicException">The text is no RSA private key of an allowed size.</exception>
    public static RSA ReadPrivate(string pem) => pem.Contains("PRIVATE KEY-----", StringComparison.Ordinal)
        ? Read(pem)
        : throw new CryptographicException("The PEM text holds no private key.");

    private static RSA Read(string pem)
    {
        var key = RSA.Create();
        try
        {
            key.ImportFromPem(pem);
            return key.KeySize is >= BitsMin and <= BitsMax
                ? key
                : throw new CryptographicException($"The key has {key.KeySize} bits; allowed are {BitsMin} to {BitsMax}.");
        }
        catch (ArgumentException notPem)
        {
            key.Dispose();
            throw new CryptographicException("The text is no RSA key in PEM form.", notPem);
        }
        catch (CryptographicException)
        {
            key.Dispose();
            throw;
        }
    }
}
