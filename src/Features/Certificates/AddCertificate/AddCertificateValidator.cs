using Allpay.Infrastructure.Mediation;
using FluentValidation;

namespace Allpay.Features.Certificates.AddCertificate;

internal sealed class AddCertificateValidator : AbstractValidator<AddCertificate>
{
    private const int LoginLengthMax = 64;

    public AddCertificateValidator()
    {
        RuleFor(c => c.Agent).Text(LoginLengthMax);
        RuleFor(c => c.Number).GreaterThan(0).WithErrorCode(FieldCodes.Malformed);
        RuleFor(c => c.PublicKey).PublicKey();
    }
}
