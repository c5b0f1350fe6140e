using Allpay.Infrastructure.Ledger.Storage;
using Allpay.Infrastructure.Persistence;
using Npgsql;

namespace Allpay.Infrastructure.Ledger;

/// <summary>
/// Finds payments that wait for something. What may be done with one is the ledger's to decide. Time is the database's: the
/// clocks of hosts may differ.
/// </summary>
public sealed class PendingPayments(NpgsqlDataSource database)
{
    // Status (1: pending) stands as a number: an index with a filter is not matched by a parameter. Those that wait for money are
    // listed, so that a way to open that is added later is held by no job.
    private static readonly string IsShort = $"{IsUnheld} and p.opening in ({Numbers(Openings.WaitsForMoney)})";
    internal static readonly string IsForPayer = $"{IsUnheld} and p.opening in ({Numbers(Openings.WaitsForPayer)})";

    private const string IsUnheld = "p.status = 1 and p.hold_id is null";
    private const string IsSent = "p.status = 1 and p.sent_at is not null";

    private const string Columns = "p.id, coalesce(p.via_id, p.payee_id), p.expires_at";

    private static readonly string ShortPayers = Accounts("payer_id", IsShort);
    private static readonly string SilentPayees = Accounts("payee_id", IsSent);

    private const string Due = $"""
        select {Columns} from ledger.payment p
        where p.status = 1 and p.sent_at is null and p.expires_at <= now()
          and (p.expires_at, p.id) > ($1, $2) and (p.expires_at, p.id) <= ($3, $4)
        order by p.expires_at, p.id
        limit $5
        """;

    private static readonly string Funded = $"""
        select {Columns} from ledger.payment p join ledger.account a on a.id = p.payer_id
        where p.payer_id = $1 and p.id > $2 and p.id <= $3 and {IsShort}
          and a.credits_posted - a.debits_posted - a.debits_pending >= p.amount + p.payer_fee
        order by p.id
        limit $4
        """;

    private static readonly string Awaiting = $"""
        select {PaymentSql.Columns} from ledger.payment p
        where p.payer_id = $1 and p.id < $2 and {IsForPayer}
        order by p.id desc
        limit $3
        """;

    private const string Sent = $"""
        select {Columns} from ledger.payment p
        where p.payee_id = $1 and p.id > $2 and p.id <= $3 and {IsSent} and p.sent_at <= now() - $5
        order by p.id
        limit $4
        """;

    /// <summary>Whose time is over, and that are not with a provider; those due longest first.</summary>
    public Task<IReadOnlyList<WaitingPayment>> FindDueAsync(Stretch stretch, CancellationToken cancellationToken) => FindAsync(
        Due, Read, cancellationToken,
        stretch.After?.ExpiresAt ?? DateTimeOffset.MinValue, After(stretch),
        stretch.Until?.ExpiresAt ?? DateTimeOffset.MaxValue, Until(stretch), stretch.CountMax);

    /// <summary>The accounts that payments wait for money of. Not those whose holders are waited for.</summary>
    public Task<IReadOnlyList<AccountId>> FindShortPayersAsync(CancellationToken cancellationToken) =>
        FindAsync(ShortPayers, ReadAccount, cancellationToken);

    /// <summary>
    /// This payer's that wait for money which is there by now; the oldest first. Not those that wait for the payer.
    /// </summary>
    public Task<IReadOnlyList<WaitingPayment>> FindFundedAsync(
        AccountId payer, Stretch stretch, CancellationToken cancellationToken) =>
        FindAsync(Funded, Read, cancellationToken, payer.Value, After(stretch), Until(stretch), stretch.CountMax);

    /// <summary>That wait for this payer to agree, the newest first; those older than <paramref name="before"/>.</summary>
    public Task<IReadOnlyList<Payment>> FindAwaitingAsync(
        AccountId payer, PaymentId? before, int countMax, CancellationToken cancellationToken) =>
        FindAsync(Awaiting, PaymentSql.Read, cancellationToken, payer.Value, before?.Value ?? long.MaxValue, countMax);

    /// <summary>The accounts of providers that have payments and have not spoken about them.</summary>
    public Task<IReadOnlyList<AccountId>> FindSilentPayeesAsync(CancellationToken cancellationToken) =>
        FindAsync(SilentPayees, ReadAccount, cancellationToken);

    /// <summary>This payee's that were given to its provider at least so long ago and are not ended; the oldest first.</summary>
    public Task<IReadOnlyList<WaitingPayment>> FindSentAsync(
        AccountId payee, TimeSpan ago, Stretch stretch, CancellationToken cancellationToken) =>
        FindAsync(Sent, Read, cancellationToken, payee.Value, After(stretch), Until(stretch), stretch.CountMax, ago);

    private static string Numbers(Func<Opening, bool> which) =>
        string.Join(", ", Enum.GetValues<Opening>().Where(which).Select(opening => (short)opening));

    private static long After(Stretch stretch) => stretch.After?.Id.Value ?? 0;

    private static long Until(Stretch stretch) => stretch.Until?.Id.Value ?? long.MaxValue;

    private static WaitingPayment Read(NpgsqlDataReader row) => new(
        new PaymentId(row.GetInt64(0)), new AccountId(row.GetInt64(1)),
        row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2));

    private static AccountId ReadAccount(NpgsqlDataReader row) => new(row.GetInt64(0));

    // Goes from one account to the next by the index: a distinct would read every payment that waits to find a few accounts.
    private static string Accounts(string column, string condition) => $"""
        with recursive party (id) as (
            (select p.{column} from ledger.payment p where {condition} order by p.{column} limit 1)
            union all
            select (select p.{column} from ledger.payment p
                    where {condition} and p.{column} > party.id order by p.{column} limit 1)
            from party where party.id is not null)
        select id from party where id is not null
        """;

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
