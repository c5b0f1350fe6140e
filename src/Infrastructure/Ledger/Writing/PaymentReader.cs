using Allpay.Infrastructure.Ledger.Storage;
using Npgsql;

namespace Allpay.Infrastructure.Ledger.Writing;

/// <summary>Committed payments and balances, for readers. No decision about money is made from these.</summary>
internal sealed class PaymentReader(NpgsqlDataSource dataSource, TimeProvider clock)
{
    private const string ByKey =
        $"select {PaymentSql.Columns} from ledger.payment p where p.requester_id = $1 and p.reference = $2";

    private const string ById = $"select {PaymentSql.Columns} from ledger.payment p where p.id = $1";

    private const string Balance =
        """
        select credits_posted - debits_posted, debits_pending, credits_pending, version from ledger.account where id = $1
        """;

    public Task<Payment?> FindAsync(PaymentKey key, CancellationToken cancellationToken) => FindAsync(
        ByKey, PaymentSql.Read, [Id(key.Requester.Value), new NpgsqlParameter<string> { TypedValue = key.Reference }],
        cancellationToken);

    public Task<Payment?> FindAsync(PaymentId id, CancellationToken cancellationToken) =>
        FindAsync(ById, PaymentSql.Read, [Id(id.Value)], cancellationToken);

    public Task<AccountBalance?> FindBalanceAsync(AccountId id, CancellationToken cancellationToken) => FindAsync(
        Balance,
        row => new AccountBalance(
            id, new Money(row.GetInt64(0)), new Money(row.GetInt64(1)), new Money(row.GetInt64(2)), row.GetInt64(3),
            clock.GetUtcNow()),
        [Id(id.Value)],
        cancellationToken);

    private async Task<T?> FindAsync<T>(
        string sql, Func<NpgsqlDataReader, T> read, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
        where T : class
    {
        await using var command = dataSource.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? read(reader) : null;
    }

    private static NpgsqlParameter<long> Id(long value) => new() { TypedValue = value };
}
