using System.Globalization;
using System.Security.Cryptography;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.XmlSigning;
using FluentValidation;

namespace Allpay.Features.Certificates;

/// <summary>What may be the key of a certificate.</summary>
internal static class PublicKeyRule
{
    private const int PemLengthMax = 8192;

    public static void PublicKey<T>(this IRuleBuilder<T, string?> rule) => rule.Custom((pem, context) =>
    {
        if (string.IsNullOrWhiteSpace(pem)) context.Refuse(FieldCodes.Required);
        else if (!IsPublicKey(pem)) context.Refuse(FieldCodes.KeyUnusable, Text(RsaKeys.BitsMin), Text(RsaKeys.BitsMax));
    });

    // A private key is never taken, though it holds a public one: whoever sends it has to make another.
    private static bool IsPublicKey(string pem)
    {
        if (pem.Length > PemLengthMax || pem.Contains("PRIVATE", StringComparison.Ordinal)) return false;
        try
        {
            using var key = RsaKeys.ReadPublic(pem);
            return RsaKeys.IsSound(key);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string Text(int bits) => bits.ToString(CultureInfo.InvariantCulture);
}
