using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FluentValidation;

namespace Allpay.Features.Payments.ListPayments;

internal sealed class ListPaymentsValidator : AbstractValidator<ListPayments>
{
    public ListPaymentsValidator()
    {
        RuleFor(q => q.Limit).InclusiveBetween(1, ListPayments.LimitMax).WithErrorCode(FieldCodes.Malformed);
        RuleFor(q => q.Cursor).WholeNumber().When(q => q.Cursor is not null);
        RuleFor(q => q.Reference).Text(PaymentKey.ReferenceLengthMax).When(q => q.Reference is not null);
        RuleFor(q => q.Counterparty).Text(Holder.UserNameLengthMax).When(q => q.Counterparty is not null);
    }
}
