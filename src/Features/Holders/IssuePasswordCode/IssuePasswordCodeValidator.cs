using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FluentValidation;

namespace Allpay.Features.Holders.IssuePasswordCode;

internal sealed class IssuePasswordCodeValidator : AbstractValidator<IssuePasswordCode>
{
    public IssuePasswordCodeValidator() => RuleFor(c => c.UserName).Text(Holder.UserNameLengthMax);
}
