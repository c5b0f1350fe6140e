using System.Security.Cryptography;

namespace Allpay.Infrastructure.XmlSigning;

/// <summary>The RSA keys that sign messages: 1024 bits (what the field has) to 4096.</summary>
public static class RsaKeys
{
    public const int BitsMin = 1024;
    public const int BitsMax = 4096;

    /// <summary>Reads a SubjectPublicKeyInfo or PKCS#1 public key, PEM.</summary>
    /// <exception cref="CryptographicException">The text is no RSA key of an allowed size.</exception>
    public static RSA ReadPublic(string pem) => Read(pem);

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
