using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.CashOut.ListCashOutRequests;

internal sealed class ListCashOutRequestsHandler(PendingPayments pending, AllpayDbContext db)
    : IRequestHandler<ListCashOutRequests, Outcome<IReadOnlyList<CashOutRequest>>>
{
    private const int CountMax = 100;

    public async Task<Outcome<IReadOnlyList<CashOutRequest>>> Handle(
        ListCashOutRequests query, CancellationToken cancellationToken)
    {
        var waiting = await pending.FindAwaitingAsync(query.Holder.Wallet, CountMax, cancellationToken);
        var agents = await NamesAsync([.. waiting.Select(p => p.Key.Requester).Distinct()], cancellationToken);
        List<CashOutRequest> requests =
        [
            .. waiting.Select(p => new CashOutRequest(agents[p.Key.Requester], PaymentReceipt.Of(p, false), p.ExpiresAt)),
        ];
        return requests;
    }

    private Task<Dictionary<PartyId, string>> NamesAsync(List<PartyId> agents, CancellationToken cancellationToken) =>
        db.Agents.AsNoTracking().Where(a => agents.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancellationToken);
}
