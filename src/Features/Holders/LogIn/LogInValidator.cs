using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FluentValidation;

namespace Allpay.Features.Holders.LogIn;

internal sealed class LogInValidator : AbstractValidator<LogIn>
{
    private const int PasswordLengthMax = 256;

    public LogInValidator()
    {
        RuleFor(c => c.UserName).Text(Holder.UserNameLengthMax);
        RuleFor(c => c.Password).Text(PasswordLengthMax);
    }
}
