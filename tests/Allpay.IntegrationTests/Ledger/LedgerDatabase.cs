using Allpay.Features.Reconciliation.CheckBooks;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Persistence;
using Allpay.IntegrationTests.Infrastructure;
using Npgsql;

namespace Allpay.IntegrationTests.Ledger;

/// <summary>A database of its own for one test class: accounts to pay with, and questions about the books.</summary>
public sealed class LedgerDatabase(TestServers servers) : IAsyncLifetime
{
    private long _nextAccount = 1_000_000;
    private int _nextIssue;

    public string ConnectionString { get; private set; } = "";

    public NpgsqlDataSource Owner { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await servers.CreateDatabaseAsync();
        Owner = NpgsqlDataSource.Create(ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await Owner.DisposeAsync();
        await TestServers.DropAsync(ConnectionString);
    }

    public async Task<AccountId> OpenAccountAsync(AccountKind kind, Money? ceiling = null)
    {
        var id = Interlocked.Increment(ref _nextAccount);
        await using var command = Owner.CreateCommand(
            """
            insert into ledger.account (id, kind, floor, ceiling, debits_posted, credits_posted, debits_pending,
                credits_pending, version, day, created_at, updated_at)
            values ($1, $2, 0, $3, 0, 0, 0, 0, 0, '-infinity', now(), now())
            """);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = id });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)kind });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)ceiling?.Tiyn ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
        await command.ExecuteNonQueryAsync();
        return new AccountId(id);
    }

    /// <summary>A float with money on it.</summary>
    public async Task<AccountId> OpenFloatAsync(ILedger ledger, long tenge)
    {
        var account = await OpenAccountAsync(AccountKind.AgentFloat);
        var terms = new PaymentTerms(ChartOfAccounts.BankSettlement, account, Money.OfTenge(tenge), Money.Zero, Money.Zero);
        var issue = new OpenPayment(
            new PaymentKey(new PartyId(1), $"issue-{Interlocked.Increment(ref _nextIssue)}"), Fingerprint.Of("issue", account.ToString()),
            PaymentKind.Issue, terms, Opening.Post);
        Assert.IsType<LedgerResult.Done>(await ledger.SubmitAsync(issue, CancellationToken.None));
        return account;
    }

    public async Task<T> QueryAsync<T>(string sql)
    {
        await using var command = Owner.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What the product itself says of the books.</summary>
    public Task<TrialBalance> CheckAsync() => CheckAsync(ConnectionString);

    public static async Task<TrialBalance> CheckAsync(string connectionString)
    {
        await using var asHost = NpgsqlDataSource.Create(PersistenceRegistration.AsApp(connectionString));
        return (await new CheckBooksHandler(asHost).Handle(new CheckBooks(), CancellationToken.None)).Value;
    }

    /// <summary>Everything the books promise, asked of the rows themselves by SQL that the product does not use.</summary>
    public async Task AssertBooksAsync()
    {
        Assert.Equal(0L, await QueryAsync<long>(
            "select (sum(credits_posted) - sum(debits_posted) + sum(credits_pending) - sum(debits_pending))::bigint from ledger.account"));
        Assert.Equal(0L, await QueryAsync<long>(TotalsThatDiffer));
        Assert.Equal(0L, await QueryAsync<long>(DaysThatDiffer));
        Assert.Equal(0L, await QueryAsync<long>(VersionsWithGaps));
        Assert.Equal(0L, await QueryAsync<long>(PaymentsThatDiffer));
    }

    private const string TotalsThatDiffer =
        """
        with side as (
            select debit_account_id id, case when phase in (1, 3) then amount else 0 end dp, 0 cp,
                   case phase when 2 then amount else -released end dh, 0 ch from ledger.transfer
            union all
            select credit_account_id, 0, case when phase in (1, 3) then amount else 0 end,
                   0, case phase when 2 then amount else -released end from ledger.transfer)
        select count(*) from ledger.account a left join
            (select id, sum(dp) dp, sum(cp) cp, sum(dh) dh, sum(ch) ch, count(*) n from side group by id) s using (id)
        where (a.debits_posted, a.credits_posted, a.debits_pending, a.credits_pending, a.version) is distinct from
              (coalesce(dp, 0)::bigint, coalesce(cp, 0)::bigint, coalesce(dh, 0)::bigint, coalesce(ch, 0)::bigint, coalesce(n, 0))
        """;

    private const string DaysThatDiffer =
        """
        with side as (
            select debit_account_id id, day, amount debit, 0 credit from ledger.transfer where phase in (1, 3)
            union all select credit_account_id, day, 0, amount from ledger.transfer where phase in (1, 3)),
        right_day as (
            select id, day, sum(debit) debits, sum(credit) credits,
                   coalesce(sum(sum(credit) - sum(debit)) over (partition by id order by day
                       rows between unbounded preceding and 1 preceding), 0) opening
            from side group by id, day)
        select count(*) from right_day r full join ledger.account_day d on d.account_id = r.id and d.day = r.day
        where (r.opening, r.debits, r.credits) is distinct from (d.opening::numeric, d.debits::numeric, d.credits::numeric)
        """;

    private const string VersionsWithGaps =
        """
        select count(*) from (
            select id, count(*) n, count(distinct version) d, max(version) m from (
                select debit_account_id id, debit_version version from ledger.transfer
                union all select credit_account_id, credit_version from ledger.transfer) v group by id) t
        where n <> m or d <> n
        """;

    // A completed payment has taken what it says, a declined one nothing, and neither holds anything any more.
    private const string PaymentsThatDiffer =
        """
        select count(*) from ledger.payment p left join (
            select payment_id, debit_account_id,
                   sum(case when phase in (1, 3) then amount else 0 end) posted,
                   sum(case phase when 2 then amount else -released end) held
            from ledger.transfer group by 1, 2) t on t.payment_id = p.id and t.debit_account_id = p.payer_id
        where coalesce(t.posted, 0) <> case when p.status = 2 then p.captured + p.payer_fee else 0 end
           or coalesce(t.held, 0) <> case when p.status = 1 and p.hold_id is not null then p.amount + p.payer_fee else 0 end
        """;
}
