using Allpay.Infrastructure.Ledger.Decisions;
using Npgsql;

namespace Allpay.Infrastructure.Ledger.Storage;

/// <summary>
/// Reads the part of the books that commands need: statements to go into a transaction's batch, and their answers as state.
/// </summary>
internal sealed class LedgerLoad(LedgerNeeds needs, TimeSpan zoneOffset)
{
    /// <summary>Where wrong codes are counted by whomever they come from; no account has this number.</summary>
    public const long ByAnybody = 0;

    private const string PaymentsByKey =
        $"""
        select {PaymentSql.Columns} from unnest($1::bigint[], $2::text[]) k (requester_id, reference)
        join ledger.payment p on p.requester_id = k.requester_id and p.reference = k.reference
        """;

    // With what they give back: a refund that is not carried out gives its share to the original again.
    private const string PaymentsById =
        $"""
        select {PaymentSql.Columns} from ledger.payment p where p.id in (
            select unnest($1::bigint[]) union select r.refund_of from ledger.payment r where r.id = any($1))
        """;

    private const string AccountColumns =
        """
        a.id, a.kind, a.floor, a.ceiling, a.debits_posted, a.credits_posted, a.debits_pending, a.credits_pending, a.version,
        a.day
        """;

    private const string AccountsById = $"select {AccountColumns} from ledger.account a where a.id = any($1) order by a.id";

    // The commission account (2) only where there is a commission.
    private const string AccountsOfPayments =
        $"""
        select {AccountColumns} from ledger.account a where a.id in (
            select unnest(array[p.payer_id, p.payee_id, p.via_id, case when p.payer_fee + p.payee_fee > 0 then 2 end])
            from ledger.payment p where p.id = any($1))
        order by a.id
        """;

    // Today is the database's, by the offset of the zone that this host knows: the server's own zone data may be old. No upper
    // bound on the day: one that a server before this one has begun already counts too.
    private const string Turnovers =
        """
        select account_id,
               (sum(debits) filter (where day >= t.today))::bigint, (sum(credits) filter (where day >= t.today))::bigint,
               sum(debits)::bigint, sum(credits)::bigint
        from (select (now() at time zone 'UTC' + $2)::date as today) t, ledger.account_day
        where account_id = any($1) and day >= date_trunc('month', t.today)::date
        group by account_id
        """;

    private const string Codes =
        """
        select c.account_id, c.hash, c.expires_at, c.amount, c.used_by from unnest($1::bigint[], $2::uuid[]) k (account_id, hash)
        join ledger.one_time_code c on c.account_id = k.account_id and c.hash = k.hash
        """;

    private const string Guesses =
        """
        select g.account_id, g.by_id, g.wrong, g.since from unnest($1::bigint[], $2::bigint[]) k (account_id, by_id)
        join ledger.wrong_codes g on g.account_id = k.account_id and g.by_id = k.by_id
        """;

    private static readonly string Waiting =
        $"""
        select p.requester_id, p.payer_id, count(*)::integer from ledger.payment p
        where p.requester_id = any($1) and {PendingPayments.IsForPayer} group by p.requester_id, p.payer_id
        """;

    public IEnumerable<NpgsqlBatchCommand> Statements()
    {
        if (needs.Keys.Count > 0)
            yield return new NpgsqlBatchCommand(PaymentsByKey)
            {
                Parameters =
                {
                    Ids(needs.Keys, key => key.Requester.Value),
                    new NpgsqlParameter<string[]> { TypedValue = [.. needs.Keys.Select(key => key.Reference)] },
                },
            };
        if (needs.Payments.Count > 0)
            yield return new NpgsqlBatchCommand(PaymentsById) { Parameters = { Ids(needs.Payments, id => id.Value) } };
        yield return new NpgsqlBatchCommand(AccountsById) { Parameters = { Ids(needs.Accounts, id => id.Value) } };
        if (needs.Payments.Count > 0)
            yield return new NpgsqlBatchCommand(AccountsOfPayments) { Parameters = { Ids(needs.Payments, id => id.Value) } };
        if (needs.Limited.Count > 0)
            yield return new NpgsqlBatchCommand(Turnovers)
            {
                Parameters =
                {
                    Ids(needs.Limited, id => id.Value),
                    new NpgsqlParameter<TimeSpan> { TypedValue = zoneOffset },
                },
            };
        if (needs.Codes.Count > 0)
            yield return new NpgsqlBatchCommand(Codes)
            {
                Parameters =
                {
                    Ids(needs.Codes, code => code.Account.Value),
                    new NpgsqlParameter<Guid[]> { TypedValue = [.. needs.Codes.Select(code => code.Hash)] },
                },
            };
        if (needs.Guessed.Count > 0)
            yield return new NpgsqlBatchCommand(Guesses)
            {
                Parameters =
                {
                    Ids(needs.Guessed, target => target.Account.Value),
                    Ids(needs.Guessed, target => target.By?.Value ?? ByAnybody),
                },
            };
        if (needs.Waited.Count > 0)
            yield return new NpgsqlBatchCommand(Waiting) { Parameters = { Ids(needs.Waited, id => id.Value) } };
    }

    /// <summary>
    /// Reads the answers to <see cref="Statements"/>, from the first of them on, given at <paramref name="at"/>.
    /// </summary>
    public async Task<LedgerState> ReadAsync(NpgsqlDataReader reader, DateTimeOffset at)
    {
        var accounts = new List<AccountState>();
        var payments = new List<Payment>();
        var turnovers = new List<(AccountId, Turnover)>();
        var codes = new List<CodeState>();
        var guesses = new List<CodeGuesses>();
        var waiting = new List<(PartyId, AccountId, int)>();
        if (needs.Keys.Count > 0) await reader.EachRowAsync(row => payments.Add(PaymentSql.Read(row)));
        if (needs.Payments.Count > 0) await reader.EachRowAsync(row => payments.Add(PaymentSql.Read(row)));
        await reader.EachRowAsync(row => accounts.Add(ReadAccount(row)));
        if (needs.Payments.Count > 0) await reader.EachRowAsync(row => accounts.Add(ReadAccount(row)));
        if (needs.Limited.Count > 0) await reader.EachRowAsync(row => turnovers.Add(ReadTurnover(row)));
        if (needs.Codes.Count > 0) await reader.EachRowAsync(row => codes.Add(ReadCode(row)));
        if (needs.Guessed.Count > 0) await reader.EachRowAsync(row => guesses.Add(ReadGuesses(row)));
        if (needs.Waited.Count > 0) await reader.EachRowAsync(row => waiting.Add(ReadWaiting(row)));

        var state = new LedgerState(DayOf(accounts, BusinessDay.Of(at)));
        accounts.ForEach(state.Add);
        payments.ForEach(state.Add);
        turnovers.ForEach(entry => state.Add(entry.Item1, entry.Item2));
        codes.ForEach(state.Add);
        guesses.ForEach(state.Add);
        waiting.ForEach(count => state.Add(count.Item1, count.Item2, count.Item3));
        return state;
    }

    /// <summary>
    /// Loads the accounts that only a stored payment names. Rare: a repeat whose price has changed since.
    /// </summary>
    public async Task LoadMissingAsync(LedgerState state, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var missing = needs.MissingIn(state);
        if (missing.Count == 0) return;
        await using var command = new NpgsqlCommand(AccountsById, connection) { Parameters = { Ids(missing, id => id.Value) } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) state.Add(ReadAccount(reader));
    }

    // After a failover the new server's clock may stand before a midnight that the old one's had passed: the day of an account
    // never goes back.
    private static DateOnly DayOf(List<AccountState> accounts, DateOnly today) =>
        accounts.Select(account => account.Day).Append(today).Max();

    private static AccountState ReadAccount(NpgsqlDataReader row) =>
        new(new AccountId(row.GetInt64(0)), (AccountKind)row.GetInt16(1))
        {
            Floor = row.Optional(2) is { } floor ? new Money(floor) : null,
            Ceiling = row.Optional(3) is { } ceiling ? new Money(ceiling) : null,
            DebitsPosted = new Money(row.GetInt64(4)),
            CreditsPosted = new Money(row.GetInt64(5)),
            DebitsPending = new Money(row.GetInt64(6)),
            CreditsPending = new Money(row.GetInt64(7)),
            Version = row.GetInt64(8),
            Day = row.GetFieldValue<DateOnly>(9),
        };

    private static (AccountId, Turnover) ReadTurnover(NpgsqlDataReader row) =>
        (new AccountId(row.GetInt64(0)), new Turnover(
            new Money(row.Optional(1) ?? 0), new Money(row.Optional(2) ?? 0),
            new Money(row.GetInt64(3)), new Money(row.GetInt64(4))));

    private static CodeState ReadCode(NpgsqlDataReader row) => new(
        new CodeClaim(new AccountId(row.GetInt64(0)), row.GetGuid(1)),
        row.GetFieldValue<DateTimeOffset>(2),
        row.Optional(3) is { } amount ? new Money(amount) : null,
        row.Optional(4) is { } usedBy ? new PaymentId(usedBy) : null);

    private static CodeGuesses ReadGuesses(NpgsqlDataReader row) => new(
        new GuessTarget(new AccountId(row.GetInt64(0)), row.GetInt64(1) is var by && by == ByAnybody ? null : new AccountId(by)),
        row.GetInt32(2), row.GetFieldValue<DateTimeOffset>(3));

    private static (PartyId, AccountId, int) ReadWaiting(NpgsqlDataReader row) =>
        (new PartyId(row.GetInt64(0)), new AccountId(row.GetInt64(1)), row.GetInt32(2));

    private static NpgsqlParameter<long[]> Ids<T>(IReadOnlyCollection<T> values, Func<T, long> id) =>
        new NpgsqlParameter<long[]> { TypedValue = [.. values.Select(id)] };
}

internal static class ReaderExtensions
{
    /// <summary>Reads one statement's rows and goes on to the next statement.</summary>
    public static async Task EachRowAsync(this NpgsqlDataReader reader, Action<NpgsqlDataReader> read)
    {
        while (await reader.ReadAsync()) read(reader);
        await reader.NextResultAsync();
    }
}
