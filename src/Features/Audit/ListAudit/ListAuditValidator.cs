using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Mediation;
using FluentValidation;

namespace Allpay.Features.Audit.ListAudit;

internal sealed class ListAuditValidator : AbstractValidator<ListAudit>
{
    public ListAuditValidator()
    {
        RuleFor(q => q.Action).OptionalText(AuditEntry.SubjectLengthMax);
        RuleFor(q => q.Subject).OptionalText(AuditEntry.SubjectLengthMax);
        RuleFor(q => q.Name).OptionalText(AuditEntry.NameLengthMax);
        RuleFor(q => q.Cursor).GreaterThan(0).WithErrorCode(FieldCodes.Malformed);
        RuleFor(q => q.Limit).InclusiveBetween(1, ListAudit.LimitMax).WithErrorCode(FieldCodes.Malformed);
    }
}
