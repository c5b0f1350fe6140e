using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Audit.ListAudit;

internal sealed class ListAuditHandler(AllpayDbContext db) : IRequestHandler<ListAudit, Outcome<AuditPage>>
{
    public async Task<Outcome<AuditPage>> Handle(ListAudit query, CancellationToken cancellationToken)
    {
        var limit = query.Limit ?? ListAudit.LimitDefault;
        var found = await Matching(query).OrderByDescending(e => e.Id).Take(limit + 1).ToListAsync(cancellationToken);
        if (found.Count <= limit) return new AuditPage(found, null);
        found.RemoveAt(limit);
        return new AuditPage(found, found[^1].Id);
    }

    private IQueryable<AuditEntry> Matching(ListAudit query)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (query.Cursor is { } cursor) entries = entries.Where(e => e.Id < cursor);
        if (query.Action is { } action) entries = entries.Where(e => e.Action == action);
        if (query.Subject is { } subject) entries = entries.Where(e => e.Subject == subject);
        if (query.Name is { } name) entries = entries.Where(e => e.Name == name);
        if (query.PartyId is { } party) entries = entries.Where(e => e.PartyId == new PartyId(party));
        if (query.From is { } from) entries = entries.Where(e => e.At >= from.ToUniversalTime());
        if (query.Until is { } until) entries = entries.Where(e => e.At < until.ToUniversalTime());
        return entries;
    }
}
