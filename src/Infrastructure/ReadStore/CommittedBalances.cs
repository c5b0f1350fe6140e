using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Ledger.Storage;
using Npgsql;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>
/// All accounts' balances out of PostgreSQL, page by page in the order in which they last moved, by ten minutes. An account that
/// moves meanwhile is met again further on; none is missed.
/// </summary>
internal sealed class CommittedBalances(NpgsqlDataSource database)
{
    private const string Page = $"""
        select id, credits_posted - debits_posted, debits_pending, credits_pending, version, updated_at
        from ledger.account
        where (moved_in, id) > (date_bin('{AccountConfiguration.MovedInStep}', $1, 'epoch'::timestamptz), $2)
          and updated_at >= $3
        order by moved_in, id
        limit $4
        """;

    /// <summary>
    /// The accounts behind <paramref name="last"/> of the page before (null: from the first on) that changed at
    /// <paramref name="since"/> or later.
    /// </summary>
    public async Task<List<AccountBalance>> PageAsync(
        AccountBalance? last, DateTimeOffset since, int countMax, CancellationToken cancellationToken)
    {
        var (moved, account) = last is null ? (since, new AccountId(0)) : (last.AsOf, last.Account);
        await using var command = database.CreateCommand(Page);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = moved.ToUniversalTime() });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = account.Value });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = since.ToUniversalTime() });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = countMax });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var page = new List<AccountBalance>();
        while (await reader.ReadAsync(cancellationToken)) page.Add(Read(reader));
        return page;
    }

    private static AccountBalance Read(NpgsqlDataReader row) => new(
        new AccountId(row.GetInt64(0)),
        Posted: new Money(row.GetInt64(1)),
        PendingOut: new Money(row.GetInt64(2)),
        PendingIn: new Money(row.GetInt64(3)),
        Version: row.GetInt64(4),
        AsOf: row.GetFieldValue<DateTimeOffset>(5));
}
