using Allpay.Infrastructure.Mediation;
using FluentValidation;

namespace Allpay.Features.Sandbox.SeedSandbox;

internal sealed class SeedSandboxValidator : AbstractValidator<SeedSandbox>
{
    private const int PathLengthMax = 4096;
    private const int UrlLengthMax = 2048;

    public SeedSandboxValidator()
    {
        RuleFor(c => c.Directory).Text(PathLengthMax);
        RuleFor(c => c.BaseUrl).Text(UrlLengthMax);
    }
}
