using Allpay.Infrastructure.Ledger;
using Npgsql;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>All accounts' balances out of PostgreSQL, page by page in the order of their ids.</summary>
internal sealed class CommittedBalances(NpgsqlDataSource database)
{
    private const string Page = """
        select id, credits_posted - debits_posted, debits_pending, credits_pending, version, updated_at
        from ledger.account
        where id > $1 and updated_at >= $2
        order by id
        limit $3
        """;

    /// <summary>
    /// The accounts behind <paramref name="after"/> that changed at <paramref name="since"/> or later.
    /// </summary>
    public async Task<List<AccountBalance>> PageAsync(
        AccountId after, DateTimeOffset since, int countMax, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Page);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after.Value });
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
