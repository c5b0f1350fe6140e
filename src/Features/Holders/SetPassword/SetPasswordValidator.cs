using Allpay.Features.Holders.Logins;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FluentValidation;

namespace Allpay.Features.Holders.SetPassword;

internal sealed class SetPasswordValidator : AbstractValidator<SetPassword>
{
    private const int CodeLengthMax = 128;

    public SetPasswordValidator()
    {
        RuleFor(c => c.UserName).Text(Holder.UserNameLengthMax);
        RuleFor(c => c.Code).Text(CodeLengthMax);
        RuleFor(c => c.NewPassword).LongText(HolderPasswords.LengthMin, HolderPasswords.LengthMax);
    }
}
