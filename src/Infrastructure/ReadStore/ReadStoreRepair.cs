using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>
/// Compares account by account. Redis is only ever written after a commit, so a balance there that is newer than what
/// PostgreSQL says afterwards is from another life of the database, and is overwritten.
/// </summary>
internal sealed class ReadStoreRepair(
    CommittedBalances committed, RedisBalances shown, RepairMark mark, ILedger ledger, ReadStoreMetrics metrics)
    : IReadStoreRepair
{
    private const int PageMax = 200;

    // A row's updated_at is set before its commit: this covers the commit and the difference between two clocks.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    public async Task<RepairReport> RunAsync(RepairScope scope, CancellationToken cancellationToken)
    {
        var start = mark.Now;
        var since = scope == RepairScope.All ? null : await mark.TryReadAsync(cancellationToken);
        var report = await CompareAsync(since - Overlap ?? DateTimeOffset.UnixEpoch, cancellationToken);
        metrics.Repaired(report.Repaired);
        if (report.Finished) await mark.TryWriteAsync(start, cancellationToken);
        return report;
    }

    private async Task<RepairReport> CompareAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var report = new RepairReport(0, 0, Finished: false);
        AccountBalance? last = null;
        while (true)
        {
            var page = await committed.PageAsync(last, since, PageMax, cancellationToken);
            if (page.Count == 0) return report with { Finished = true };
            if (await RepairPageAsync(page, cancellationToken) is not { } repaired) return report;
            report = report with { Compared = report.Compared + page.Count, Repaired = report.Repaired + repaired };
            last = page[^1];
        }
    }

    // Null: Redis does not answer.
    private async Task<int?> RepairPageAsync(List<AccountBalance> page, CancellationToken cancellationToken)
    {
        var stored = await shown.TryReadAsync([.. page.Select(b => b.Account)], cancellationToken);
        if (stored is null) return null;
        var writes = new List<BalanceWrite>();
        foreach (var (balance, seen) in page.Zip(stored))
            if (await RepairOfAsync(balance, seen, cancellationToken) is { } write) writes.Add(write);
        return await shown.TryWriteAsync(writes, cancellationToken) ? writes.Count : null;
    }

    private async Task<BalanceWrite?> RepairOfAsync(
        AccountBalance balance, AccountBalance? seen, CancellationToken cancellationToken)
    {
        if (Same(balance, seen)) return null;
        if (seen is null || (seen.Version < balance.Version)) return new BalanceWrite(balance);
        // Redis looks newer, or different at one version: only a PostgreSQL read after Redis was read can judge that.
        var now = await ledger.FindBalanceAsync(balance.Account, cancellationToken);
        return (now is null) || Same(now, seen) ? null : new BalanceWrite(now, seen.Version);
    }

    private static bool Same(AccountBalance one, AccountBalance? other) =>
        (one.Version == other?.Version) && (one.Posted == other.Posted)
        && (one.PendingOut == other.PendingOut) && (one.PendingIn == other.PendingIn);
}
