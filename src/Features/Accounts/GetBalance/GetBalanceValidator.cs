using Allpay.Infrastructure.Mediation;
using FluentValidation;

namespace Allpay.Features.Accounts.GetBalance;

internal sealed class GetBalanceValidator : AbstractValidator<GetBalance>
{
    public GetBalanceValidator() =>
        RuleFor(q => q.MinVersion).GreaterThanOrEqualTo(0).WithErrorCode(FieldCodes.Malformed);
}
