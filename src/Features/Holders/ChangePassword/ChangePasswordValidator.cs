using Allpay.Features.Holders.Logins;
using Allpay.Infrastructure.Mediation;
using FluentValidation;

namespace Allpay.Features.Holders.ChangePassword;

internal sealed class ChangePasswordValidator : AbstractValidator<ChangePassword>
{
    public ChangePasswordValidator()
    {
        RuleFor(c => c.OldPassword).Text(HolderPasswords.LengthMax);
        RuleFor(c => c.NewPassword).LongText(HolderPasswords.LengthMin, HolderPasswords.LengthMax);
    }
}
