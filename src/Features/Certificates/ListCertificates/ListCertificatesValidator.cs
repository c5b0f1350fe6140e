using Allpay.Infrastructure.Mediation;
using FluentValidation;

namespace Allpay.Features.Certificates.ListCertificates;

internal sealed class ListCertificatesValidator : AbstractValidator<ListCertificates>
{
    private const int LoginLengthMax = 64;

    public ListCertificatesValidator() => RuleFor(q => q.Agent).Text(LoginLengthMax);
}
