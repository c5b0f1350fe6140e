using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FluentValidation;

namespace Allpay.Features.Holders.CheckHolder;

internal sealed class CheckHolderValidator : AbstractValidator<CheckHolder>
{
    public CheckHolderValidator() => RuleFor(q => q.UserName).Text(Holder.UserNameLengthMax);
}
