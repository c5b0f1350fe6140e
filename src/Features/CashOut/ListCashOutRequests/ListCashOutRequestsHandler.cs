using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.CashOut.ListCashOutRequests;

internal sealed class ListCashOutRequestsHandler(PendingPayments pending, AllpayDbContext db)
    : IRequestHandler<ListCashOutRequests, Outcome<CashOutRequestPage>>
{
    public async Task<Outcome<CashOutRequestPage>> Handle(
        ListCashOutRequests query, CancellationToken cancellationToken)
    {
        // One more than asked for tells whether there is a next page.
        PaymentId? before = query.Cursor is { } cursor ? new PaymentId(WholeNumbers.Parse(cursor)) : null;
        var found = await pending.FindAwaitingAsync(query.Holder.Wallet, before, query.Limit + 1, cancellationToken);
        var waiting = found.Take(query.Limit).ToList();
        var agents = await NamesAsync([.. waiting.Select(p => p.Key.Requester).Distinct()], cancellationToken);
        List<CashOutRequest> requests =
        [
            .. waiting.Select(p => new CashOutRequest(agents[p.Key.Requester], PaymentReceipt.Of(p, false), p.ExpiresAt)),
        ];
        return new CashOutRequestPage(requests, found.Count > waiting.Count ? waiting[^1].Id.ToString() : null);
    }

    private Task<Dictionary<PartyId, string>> NamesAsync(List<PartyId> agents, CancellationToken cancellationToken) =>
        db.Agents.AsNoTracking().Where(a => agents.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancellationToken);
}
