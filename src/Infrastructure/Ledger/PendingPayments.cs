using Allpay.Infrastructure.Ledger.Storage;
using Allpay.Infrastructure.Persistence;
using Npgsql;

namespace Allpay.Infrastructure.Ledger;

internal sealed class PendingPayments(NpgsqlDataSource database) : IPendingPayments
{
    // Status (1: pending) and kind (21: cash-out through payment) stand as numbers: an index with a filter is not matched by a
    // parameter.
    private const string Due = """
        select p.id from ledger.payment p
        where p.status = 1 and p.expires_at <= $1 and p.sent_at is null
        order by p.expires_at
        limit $2
        """;

    private const string Funded = $"""
        select {PaymentSql.Columns} from ledger.payment p join ledger.account a on a.id = p.payer_id
        where p.status = 1 and p.hold_id is null and p.kind <> 21
          and a.credits_posted - a.debits_posted - a.debits_pending >= p.amount + p.payer_fee
        order by p.id
        limit $1
        """;

    private const string Awaiting = $"""
        select {PaymentSql.Columns} from ledger.payment p
        where p.payer_id = $1 and p.status = 1 and p.hold_id is null and p.kind = 21
        order by p.id
        limit $2
        """;

    private const string Sent = """
        select p.id from ledger.payment p
        where p.status = 1 and p.sent_at is not null and p.sent_at < $1
        order by p.sent_at
        limit $2
        """;

    public Task<IReadOnlyList<PaymentId>> FindDueAsync(
        DateTimeOffset now, int countMax, CancellationToken cancellationToken) =>
        FindAsync(Due, ReadId, cancellationToken, now.ToUniversalTime(), countMax);

    public Task<IReadOnlyList<Payment>> FindFundedAsync(int countMax, CancellationToken cancellationToken) =>
        FindAsync(Funded, PaymentSql.Read, cancellationToken, countMax);

    public Task<IReadOnlyList<Payment>> FindAwaitingAsync(
        AccountId payer, int countMax, CancellationToken cancellationToken) =>
        FindAsync(Awaiting, PaymentSql.Read, cancellationToken, payer.Value, countMax);

    public Task<IReadOnlyList<PaymentId>> FindSentAsync(
        DateTimeOffset before, int countMax, CancellationToken cancellationToken) =>
        FindAsync(Sent, ReadId, cancellationToken, before.ToUniversalTime(), countMax);

    private static PaymentId ReadId(NpgsqlDataReader row) => new(row.GetInt64(0));

    private async Task<IReadOnlyList<T>> FindAsync<T>(
        string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = database.CreateCommand(sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<T>();
        while (await reader.ReadAsync(cancellationToken)) found.Add(read(reader));
        return found;
    }
}
