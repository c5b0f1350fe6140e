using Allpay.Infrastructure.Mediation;
using FluentValidation;

namespace Allpay.Features.Certificates.AddOwnCertificate;

internal sealed class AddOwnCertificateValidator : AbstractValidator<AddOwnCertificate>
{
    private const int ChallengeLengthMax = 128;
    private const int SignatureLengthMax = 1024;

    public AddOwnCertificateValidator()
    {
        RuleFor(c => c.PublicKey).PublicKey();
        RuleFor(c => c.Challenge).Text(ChallengeLengthMax);
        RuleFor(c => c.Signature).Text(SignatureLengthMax);
        RuleFor(c => c.Signature).Must(IsBase64).WithErrorCode(FieldCodes.Malformed).When(c => c.Signature is not null);
    }

    private static bool IsBase64(string? text) => Convert.TryFromBase64String(text!, new byte[text!.Length], out _);
}
