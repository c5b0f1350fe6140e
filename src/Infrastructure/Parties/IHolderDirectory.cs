using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.Parties;

/// <summary>Finds holders, in one round trip.</summary>
public interface IHolderDirectory
{
    /// <summary>The holder of that name, blocked or not; null where there is none.</summary>
    Task<HolderProfile?> FindAsync(string userName, CancellationToken cancellationToken);

    /// <summary>Whose wallet it is, blocked or not; null where it is nobody's.</summary>
    Task<HolderProfile?> FindAsync(AccountId wallet, CancellationToken cancellationToken);
}
