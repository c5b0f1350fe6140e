using Allpay.Features.Holders.Logins;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FluentValidation;

namespace Allpay.Features.Holders.LogIn;

internal sealed class LogInValidator : AbstractValidator<LogIn>
{
    private const int DeviceLengthMax = 128;

    public LogInValidator()
    {
        RuleFor(c => c.UserName).Text(Holder.UserNameLengthMax);
        RuleFor(c => c.Password).Text(HolderPasswords.LengthMax);
        RuleFor(c => c.Device).OptionalText(DeviceLengthMax);
    }
}
