using System.Globalization;
using System.Security.Cryptography;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.XmlSigning;
using FluentValidation;

namespace Allpay.Features.Certificates.AddCertificate;

internal sealed class AddCertificateValidator : AbstractValidator<AddCertificate>
{
    private const int LoginLengthMax = 64;
    private const int PemLengthMax = 8192;

    public AddCertificateValidator()
    {
        RuleFor(c => c.Agent).Text(LoginLengthMax);
        RuleFor(c => c.Number).GreaterThan(0).WithErrorCode(FieldCodes.Malformed);
        RuleFor(c => c.PublicKey).Custom((pem, context) =>
        {
            if (string.IsNullOrWhiteSpace(pem)) context.Refuse(FieldCodes.Required);
            else if (!IsPublicKey(pem)) context.Refuse(FieldCodes.KeyUnusable, Text(RsaKeys.BitsMin), Text(RsaKeys.BitsMax));
        });
    }

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
