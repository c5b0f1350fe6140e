using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.TerminalPay;

/// <summary>What a payment needs to know of a merchant.</summary>
public sealed record MerchantProfile(PartyId Id, string Name, AccountId WalletAccount, bool IsBlocked);

/// <summary>Finds merchants, in one round trip.</summary>
internal sealed class MerchantDirectory(AllpayDbContext db)
{
    /// <summary>Whose terminal it is, blocked or not; null where it is nobody's.</summary>
    public Task<MerchantProfile?> FindByTerminalAsync(string terminal, CancellationToken cancellationToken) =>
        db.Merchants.AsNoTracking()
            .Where(m => m.TerminalCode == terminal)
            .Select(m => new MerchantProfile(m.Id, m.Name, m.WalletAccount, m.IsBlocked))
            .SingleOrDefaultAsync(cancellationToken);
}
