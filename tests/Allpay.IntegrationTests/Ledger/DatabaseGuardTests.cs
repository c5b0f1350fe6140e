using Allpay.Infrastructure.Ledger;
using Npgsql;
using static Allpay.IntegrationTests.Ledger.Requests;

namespace Allpay.IntegrationTests.Ledger;

/// <summary>What raw SQL gets from the database, as the owner of the tables and as the host's own role.</summary>
public sealed class DatabaseGuardTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>, IAsyncLifetime
{
    private LedgerProcess _process = null!;
    private AccountId _float;
    private AccountId _wallet;
    private Payment _held = null!;
    private Payment _completed = null!;

    public async ValueTask InitializeAsync()
    {
        _process = await LedgerProcess.StartAsync(database.ConnectionString);
        _float = await database.OpenFloatAsync(_process.Ledger, 1000);
        _wallet = await database.OpenAccountAsync(AccountKind.HolderWallet, Money.OfTenge(500));
        _held = await _process.Ledger.DoneAsync(CashIn(_float, _wallet, 100, $"held-{_float}"));
        _completed = await _process.Ledger.DoneAsync(CashIn(_float, _wallet, 10, $"completed-{_float}", Opening.Post));
    }

    public async ValueTask DisposeAsync()
    {
        await database.AssertBooksAsync();
        await _process.DisposeAsync();
    }

    public static TheoryData<string> Attacks =>
    [
        "update ledger.account set credits_posted = credits_posted + 1 where id = {wallet}",
        "update ledger.account set debits_pending = 0 where id = {float}",
        "update ledger.account set version = version + 1 where id = {wallet}",
        "update ledger.account set floor = -1000000 where id = {float}",
        "update ledger.account set kind = 3, floor = null where id = {float}",
        "delete from ledger.account where id = {wallet}",
        "insert into ledger.account values (5, 11, 0, null, 0, 500, 0, 0, 0, '-infinity', now(), now())",
        "update ledger.transfer set amount = amount + 1",
        "delete from ledger.transfer",
        "delete from ledger.payment",
        "update ledger.account_day set credits = credits + 1",
        "insert into ledger.account_day values ({wallet}, '2020-01-01', 0, 0, 500)",
        "update ledger.payment set amount = 1 where id = {held}",
        "update ledger.payment set payee_id = {float} where id = {held}",
        "update ledger.payment set fingerprint = gen_random_uuid() where id = {held}",
        "update ledger.payment set status = 1, finished_at = null, captured = 0 where id = {completed}",
        "update ledger.payment set status = 3, captured = 0 where id = {completed}",
        "update ledger.payment set refunded = captured + 1 where id = {completed}",
        // Rows that lie: balances after that are not so, an overdraft, an unknown account, a version out of turn.
        "{insert} values (-1, {held}, 1, {float}, {wallet}, 1, 0, null, 999, 0, {floatversion} + 1, 999, 0, {walletversion} + 1, current_date, now())",
        "{insert} values (-1, {held}, 1, {float}, {wallet}, 900000000, 0, null, 0, 0, {floatversion} + 1, 0, 0, {walletversion} + 1, current_date, now())",
        "{insert} values (-1, {held}, 1, {float}, 424242, 1, 0, null, 98999, 10000, {floatversion} + 1, 1, 0, 1, current_date, now())",
        "{insert} values (-1, {held}, 1, {float}, {wallet}, 1, 0, null, 98999, 10000, {floatversion} + 7, 1001, 10000, {walletversion} + 1, current_date, now())",
        "{insert} values (-1, {held}, 1, {float}, {float}, 1, 0, null, 98999, 10000, {floatversion} + 1, 1, 0, {floatversion} + 2, current_date, now())",
        "{insert} values (-1, {held}, 1, {float}, {wallet}, 0, 0, null, 99000, 10000, {floatversion} + 1, 1000, 10000, {walletversion} + 1, current_date, now())",
        // Holds: more than was held, another payment's hold, a hold that is not one.
        "{insert} values (-1, {held}, 3, {float}, {wallet}, 20000, 20000, {hold}, 79000, 0, {floatversion} + 1, 21000, 0, {walletversion} + 1, current_date, now())",
        "{insert} values (-1, {completed}, 4, {float}, {wallet}, 10000, 10000, {hold}, 99000, 0, {floatversion} + 1, 1000, 0, {walletversion} + 1, current_date, now())",
        "{insert} values (-1, {held}, 4, {float}, {wallet}, 10000, 10000, 1, 99000, 0, {floatversion} + 1, 1000, 0, {walletversion} + 1, current_date, now())",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task The_owner_is_refused(string attack)
    {
        await AssertRefusedAsync(await FillAsync(attack));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task The_hosts_role_is_refused(string attack)
    {
        await AssertRefusedAsync($"set role allpay_app; {await FillAsync(attack)}");
    }

    [Fact]
    public async Task A_hold_is_ended_once_even_by_honest_rows()
    {
        const string end =
            "{insert} values ({id}, {held}, 4, {float}, {wallet}, 10000, 10000, {hold}, 99000, 0, {floatversion} + 1, 1000, 0, {walletversion} + 1, current_date, now())";
        await database.ExecuteAsync(await FillAsync(end.Replace("{id}", "-1")));

        var error = await Assert.ThrowsAsync<PostgresException>(async () =>
            await database.ExecuteAsync(await FillAsync(end.Replace("{id}", "-2"))));

        Assert.Equal("ix_transfer_hold_id", error.ConstraintName);
        // The row was honest, and the payment's own state is put right by the same statement a writer would send.
        await database.ExecuteAsync($"update ledger.payment set status = 3, finished_at = now() where id = {_held.Id}");
    }

    [Fact]
    public async Task Inserting_an_honest_transfer_moves_the_balances_by_itself()
    {
        var payment = await _process.Ledger.DoneAsync(CashIn(_float, _wallet, 1, $"honest-{_float}", Opening.Post));

        Assert.Equal(payment.PayeeVersion, await database.QueryAsync<long>($"select version from ledger.account where id = {_wallet}"));
    }

    // Refused by a guard, not by a slip in the test's own SQL.
    private async Task AssertRefusedAsync(string sql)
    {
        var error = await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync(sql));
        Assert.Contains(error.SqlState, new[]
        {
            PostgresErrorCodes.CheckViolation, PostgresErrorCodes.UniqueViolation, PostgresErrorCodes.ForeignKeyViolation,
            PostgresErrorCodes.InsufficientPrivilege,
        });
    }

    private async Task<string> FillAsync(string sql) => sql
        .Replace("{insert}",
            "insert into ledger.transfer (id, payment_id, phase, debit_account_id, credit_account_id, amount, released, hold_id, "
            + "debit_balance, debit_pending, debit_version, credit_balance, credit_pending, credit_version, day, created_at)")
        .Replace("{floatversion}", await VersionAsync(_float))
        .Replace("{walletversion}", await VersionAsync(_wallet))
        .Replace("{float}", _float.ToString())
        .Replace("{wallet}", _wallet.ToString())
        .Replace("{held}", _held.Id.ToString())
        .Replace("{hold}", _held.Hold.ToString())
        .Replace("{completed}", _completed.Id.ToString());

    private async Task<string> VersionAsync(AccountId id) =>
        (await database.QueryAsync<long>($"select version from ledger.account where id = {id}")).ToString();
}
