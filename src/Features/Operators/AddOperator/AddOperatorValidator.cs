using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FluentValidation;

namespace Allpay.Features.Operators.AddOperator;

internal sealed class AddOperatorValidator : AbstractValidator<AddOperator>
{
    public AddOperatorValidator() => RuleFor(c => c.Name).Text(Operator.NameLengthMax);
}
