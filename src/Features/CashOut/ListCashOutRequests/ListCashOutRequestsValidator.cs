using Allpay.Infrastructure.Mediation;
using FluentValidation;

namespace Allpay.Features.CashOut.ListCashOutRequests;

internal sealed class ListCashOutRequestsValidator : AbstractValidator<ListCashOutRequests>
{
    public ListCashOutRequestsValidator()
    {
        RuleFor(q => q.Limit).InclusiveBetween(1, ListCashOutRequests.LimitMax).WithErrorCode(FieldCodes.Malformed);
        RuleFor(q => q.Cursor).WholeNumber().When(q => q.Cursor is not null);
    }
}
