using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Payments.ListPayments;

internal sealed class ListPaymentsHandler(PaymentLists payments, AllpayDbContext db)
    : IRequestHandler<ListPayments, Outcome<PaymentPage>>
{
    public async Task<Outcome<PaymentPage>> Handle(ListPayments query, CancellationToken cancellationToken)
    {
        var counterparty = query.Counterparty is { } login ? await AccountOfAsync(login, cancellationToken) : null;
        if (query.Counterparty is not null && counterparty is null) return PaymentPage.Empty;
        // One more than asked for tells whether there is a next page.
        var filter = FilterOf(query) with { CountMax = query.Limit + 1, Counterparty = counterparty };
        var found = await payments.FindAsync(filter, cancellationToken);
        List<PaymentReceipt> page = [.. found.Take(query.Limit).Select(payment => PaymentReceipt.Of(payment, replayed: false))];
        return new PaymentPage(page, found.Count > page.Count ? page[^1].PaymentId.ToString() : null);
    }

    private static PaymentFilter FilterOf(ListPayments query) => new(query.Limit)
    {
        Of = query.Caller.Account,
        Key = query.Reference is { } reference ? new PaymentKey(query.Caller.Id, reference) : null,
        Kind = query.Kind,
        Status = query.Status,
        Day = query.Day,
        Before = query.Cursor is { } cursor ? new PaymentId(WholeNumbers.Parse(cursor)) : null,
    };

    private async Task<AccountId?> AccountOfAsync(string login, CancellationToken cancellationToken) =>
        await db.Holders.AsNoTracking().Where(h => h.UserName == login)
            .Select(h => (AccountId?)h.WalletAccount).FirstOrDefaultAsync(cancellationToken)
        ?? await db.Merchants.AsNoTracking().Where(m => m.Login == login)
            .Select(m => (AccountId?)m.WalletAccount).FirstOrDefaultAsync(cancellationToken)
        ?? await db.Agents.AsNoTracking().Where(a => a.Login == login)
            .Select(a => (AccountId?)a.FloatAccount).FirstOrDefaultAsync(cancellationToken);
}
