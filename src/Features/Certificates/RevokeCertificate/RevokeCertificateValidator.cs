using Allpay.Infrastructure.Mediation;
using FluentValidation;

namespace Allpay.Features.Certificates.RevokeCertificate;

internal sealed class RevokeCertificateValidator : AbstractValidator<RevokeCertificate>
{
    private const int LoginLengthMax = 64;

    public RevokeCertificateValidator() => RuleFor(c => c.Agent).Text(LoginLengthMax);
}
