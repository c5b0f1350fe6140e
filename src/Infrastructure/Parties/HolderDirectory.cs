using System.Linq.Expressions;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Infrastructure.Parties;

internal sealed class HolderDirectory(AllpayDbContext db) : IHolderDirectory
{
    private static readonly Expression<Func<Holder, HolderProfile>> Profile =
        h => new HolderProfile(h.Id, h.UserName, h.WalletAccount, h.Level, h.IsBlocked)
        {
            Iin = h.Iin,
            FirstName = h.FirstName,
            LastName = h.LastName,
            Patronymic = h.Patronymic,
        };

    // Compiled once: every cash-in asks this.
    private static readonly Func<AllpayDbContext, string, CancellationToken, Task<HolderProfile?>> ByUserName =
        EF.CompileAsyncQuery((AllpayDbContext db, string userName, CancellationToken _) =>
            db.Holders.AsNoTracking().Where(h => h.UserName == userName).Select(Profile).SingleOrDefault());

    public Task<HolderProfile?> FindAsync(string userName, CancellationToken cancellationToken) =>
        ByUserName(db, userName, cancellationToken);

    public Task<HolderProfile?> FindAsync(AccountId wallet, CancellationToken cancellationToken) =>
        db.Holders.AsNoTracking().Where(h => h.WalletAccount == wallet).Select(Profile).SingleOrDefaultAsync(cancellationToken);
}
