namespace Allpay.Infrastructure.Parties;

/// <summary>Finds holders, in one round trip.</summary>
public interface IHolderDirectory
{
    /// <summary>The holder of that name, blocked or not; null where there is none.</summary>
    Task<HolderProfile?> FindAsync(string userName, CancellationToken cancellationToken);
}
