namespace Allpay.Infrastructure.ReadStore;

/// <summary>Makes Redis agree with PostgreSQL again.</summary>
public interface IReadStoreRepair
{
    Task<RepairReport> RunAsync(RepairScope scope, CancellationToken cancellationToken);
}

public enum RepairScope
{
    /// <summary>What changed since the last repair that came to its end; all, where none is remembered.</summary>
    ChangedLately,
    All,
}

/// <summary>How many balances were compared and how many put right. Not finished: Redis went away meanwhile.</summary>
public sealed record RepairReport(long Compared, long Repaired, bool Finished);
