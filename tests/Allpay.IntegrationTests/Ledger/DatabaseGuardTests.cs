using Npgsql;

namespace Allpay.IntegrationTests.Ledger;

/// <summary>
/// What raw SQL gets from the database, as the owner of the tables and as the host's own role. Each attack says by what it is to
/// be refused, so that no guard hides that another is missing.
/// </summary>
public sealed class DatabaseGuardTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>, IAsyncLifetime
{
    private const string Totals = "balances follow from transfers";
    private const string Kind = "the floor of an account is that of its kind";
    private const string Stays = "an account stays what it is";
    private const string Single = "there is one account of this kind";
    private const string Ceiling = "the ceiling of the one account of its kind";
    private const string KindStays = "what a kind of account is does not change";
    private const string Transfers = "transfers are never changed";
    private const string Days = "daily totals follow from transfers";
    private const string Facts = "what was agreed does not change";
    private const string Final = "a final payment stays as it is";
    private const string Kept = "the books are kept";
    private const string KeptLong = "a signed message is kept until its time is over";
    private const string Lie = "balances after it are not what its accounts have";
    private const string Apart = "are written by one statement";
    private const string Follows = "is not what its transfers make it";
    private const string Refunds = "is not what its refunds make it";

    private LedgerProcess _process = null!;
    private RawBooks _books = null!;

    public async ValueTask InitializeAsync()
    {
        _process = await LedgerProcess.StartAsync(database.ConnectionString);
        _books = await RawBooks.OpenAsync(database, _process.Ledger);
    }

    public async ValueTask DisposeAsync()
    {
        await database.AssertBooksAsync();
        await _process.DisposeAsync();
    }

    public static TheoryData<string, string> Attacks => new()
    {
        { "update ledger.account set credits_posted = credits_posted + 1 where id = {wallet}", Totals },
        { "update ledger.account set debits_pending = 0 where id = {float}", Totals },
        { "update ledger.account set version = version + 1 where id = {wallet}", Totals },
        { "update ledger.account set floor = -1000000 where id = {float}", Stays },
        { "update ledger.account set floor = null where id = {float}", Stays },
        { "update ledger.account set ceiling = null where id = 1", Ceiling },
        { "update ledger.account set ceiling = 0 where id = 3", Ceiling },
        { "update ledger.account set kind = 3, floor = null where id = {float}", Stays },
        { "delete from ledger.account where id = {wallet}", "accounts are never deleted" },
        { "insert into ledger.account values (5, 11, 0, null, 0, 500, 0, 0, 0, '-infinity', now(), now())", "begins without money" },
        { "insert into ledger.account values (5, 11, null, null, 0, 0, 0, 0, 0, '-infinity', now(), now())", Kind },
        { "insert into ledger.account values (5, 11, 1, null, 0, 0, 0, 0, 0, '-infinity', now(), now())", Kind },
        { "insert into ledger.account values (5, 99, 0, null, 0, 0, 0, 0, 0, '-infinity', now(), now())", "there is no kind 99 of accounts" },
        { "insert into ledger.account values (5, 99, null, null, 0, 0, 0, 0, 0, '-infinity', now(), now())", "there is no kind 99 of accounts" },
        { "insert into ledger.account values (5, 3, null, null, 0, 0, 0, 0, 0, '-infinity', now(), now())", Single },
        { "insert into ledger.account values (5, 1, null, 0, 0, 0, 0, 0, 0, '-infinity', now(), now())", Single },
        { "update ledger.account_kind set floor = null where kind = 11", KindStays },
        { "delete from ledger.account_kind where kind = 13", KindStays },
        { "update ledger.transfer set amount = amount + 1", Transfers },
        { "delete from ledger.transfer", Transfers },
        { "delete from ledger.payment", "payments are never deleted" },
        { "update ledger.account_day set credits = credits + 1", Days },
        { "insert into ledger.account_day values ({wallet}, '2020-01-01', 0, 0, 500)", Days },
        { "update ledger.payment set amount = 1 where id = {held}", Facts },
        { "update ledger.payment set payee_id = {float} where id = {held}", Facts },
        { "update ledger.payment set fingerprint = gen_random_uuid() where id = {held}", Facts },
        { "update ledger.payment set payee_fee = 1 where id = {held}", Facts },
        { "update ledger.payment set hold_id = null where id = {held}", Facts },
        { "update ledger.payment set status = 1, finished_at = null, captured = 0 where id = {completed}", Final },
        { "update ledger.payment set status = 3, captured = 0 where id = {completed}", Final },

        { "truncate ledger.transfer", Kept },
        { "truncate ledger.payment", Kept },
        { "truncate ledger.account cascade", Kept },
        { "truncate ledger.account_day", Kept },
        { "truncate ledger.account_kind cascade", $"{KindStays}|{Kept}" },
        { "truncate ledger.one_time_code", "a used code is evidence" },
        { "truncate ops.signed_message", "a signed message is evidence" },
        { "{message now()}; delete from ops.signed_message", KeptLong },
        { "{message now() - interval '10 years'}; delete from ops.signed_message", KeptLong },
        { "{message now() + interval '10 years'}; update ops.signed_message set received_at = received_at - interval '10 years'", "a signed message is evidence" },

        // Transfers that lie: balances after them that are not so, an overdraft, an unknown account, a version out of turn.
        { "with p as ({payment -1, {float}, {wallet}, 1, 2, 1, null, null}) {transfer -1, -1, 1, {float}, {wallet}, 1, 0, null, 999, 0, {floatversion} + 1, 999, 0, {walletversion} + 1}", Lie },
        { "with p as ({payment -1, {float}, {wallet}, 1, 2, 1, null, null}) {transfer -1, -1, 1, {float}, {wallet}, 1, 0, null, 98999, 10000, {floatversion} + 7, 1001, 10000, {walletversion} + 1}", Lie },
        { "with p as ({payment -1, {float}, {wallet}, 89001, 2, 89001, null, null}) {transfer -1, -1, 1, {float}, {wallet}, 89001, 0, null, 9999, 10000, {floatversion} + 1, 90001, 10000, {walletversion} + 1}", "ck_account_(floor|ceiling)" },
        { "with p as ({payment -1, {float}, 424242, 1, 2, 1, null, null}) {transfer -1, -1, 1, {float}, 424242, 1, 0, null, 98999, 10000, {floatversion} + 1, 1, 0, 1}", "an account that does not exist" },
        { "with p as ({payment -1, {float}, {wallet}, 1, 2, 1, null, null}) {transfer -1, -1, 1, {float}, {float}, 1, 0, null, 98999, 10000, {floatversion} + 1, 1, 0, {floatversion} + 2}", "ck_transfer_amount" },
        { "with p as ({payment -1, {float}, {wallet}, 1, 2, 1, null, null}) {transfer -1, -1, 1, {float}, {wallet}, 0, 0, null, 99000, 10000, {floatversion} + 1, 1000, 10000, {walletversion} + 1}", "ck_transfer_amount" },
        // Holds: more than was held, another payment's hold, a hold that is not one.
        { "with p as (update ledger.payment set status = 2, captured = 10000, finished_at = now() where id = {held}) {transfer -1, {held}, 3, {float}, {wallet}, 10000, 20000, {hold}, 89000, 0, {floatversion} + 1, 11000, 0, {walletversion} + 1}", $"a hold is ended by|{Follows}" },
        { "with p as (update ledger.payment set status = 3, finished_at = now() where id = {waiting}) {transfer -1, {waiting}, 4, {float}, {wallet}, 10000, 10000, {hold}, 99000, 0, {floatversion} + 1, 1000, 0, {walletversion} + 1}", $"a hold is ended by|{Follows}" },
        { "with p as (update ledger.payment set status = 3, finished_at = now() where id = {held}) {transfer -1, {held}, 4, {float}, {wallet}, 10000, 10000, 1, 99000, 0, {floatversion} + 1, 1000, 0, {walletversion} + 1}", "a hold is ended by|ix_transfer_hold_id" },

        // A payment that says what no transfer did.
        { "update ledger.payment set status = 2, captured = amount, finished_at = now() where id = {held}", Follows },
        { "update ledger.payment set status = 2, captured = amount, finished_at = now() where id = {waiting}", Follows },
        { "update ledger.payment set status = 3, reason = 1, finished_at = now() where id = {held}", Follows },
        { "update ledger.payment set hold_id = {hold} where id = {waiting}", Follows },
        { "update ledger.payment set fee_hold_id = {hold} where id = {held}", Follows },
        { "{payment -1, {float}, {wallet}, 1, 2, 1, null, null}", Follows },
        { "{payment -1, {float}, {wallet}, 10000, 1, 0, {hold}, null}", Follows },
        { "{payment -1, {float}, {float}, 1, 1, 0, null, null}", "ck_payment_accounts" },
        // Honest transfers without their payment, or with one that says something else.
        { "{transfer -1, {completed}, 1, {float}, {wallet}, 1, 0, null, 98999, 10000, {floatversion} + 1, 1001, 10000, {walletversion} + 1}", Apart },
        { "{transfer -1, -1, 1, {float}, {wallet}, 1, 0, null, 98999, 10000, {floatversion} + 1, 1001, 10000, {walletversion} + 1}", Apart },
        { "{payment -1, {float}, {wallet}, 1, 1, 0, null, null}; {transfer -1, -1, 1, {float}, {wallet}, 1, 0, null, 98999, 10000, {floatversion} + 1, 1001, 10000, {walletversion} + 1}", Apart },
        { "{transfer -1, {held}, 4, {float}, {wallet}, 10000, 10000, {hold}, 99000, 0, {floatversion} + 1, 1000, 0, {walletversion} + 1}", Apart },
        { "with p as (update ledger.payment set payer_version = 2 where id = {completed}) {transfer -1, {completed}, 1, {float}, {wallet}, 1, 0, null, 98999, 10000, {floatversion} + 1, 1001, 10000, {walletversion} + 1}", Follows },
        { "with p as (update ledger.payment set payer_version = 2 where id = {held}) {transfer -1, {held}, 4, {float}, {wallet}, 10000, 10000, {hold}, 99000, 0, {floatversion} + 1, 1000, 0, {walletversion} + 1}", Follows },
        { "with p as ({payment -1, {float}, {wallet}, 1, 1, 0, null, null}) {transfer -1, -1, 2, {float}, {wallet}, 1, 0, null, 99000, 10001, {floatversion} + 1, 1000, 10001, {walletversion} + 1}", Follows },
        { "with p as ({payment -1, {float}, {wallet}, 2, 2, 2, null, null}) {transfer -1, -1, 1, {float}, {wallet}, 1, 0, null, 98999, 10000, {floatversion} + 1, 1001, 10000, {walletversion} + 1}", Follows },
        { "with p as ({payment -1, {float}, {wallet}, 1, 2, 1, null, null}) {transfer -1, -1, 1, {wallet}, {float}, 1, 0, null, 999, 0, {walletversion} + 1, 99001, 0, {floatversion} + 1}", Follows },
        { "with p as ({payment -1, {float}, {wallet}, 1, 2, 1, null, null}) {transfer -1, -1, 1, {float}, 3, 1, 0, null, 98999, 10000, {floatversion} + 1, 1, 0, (select version from ledger.account where id = 3) + 1}", Follows },
        // What was given back.
        { "update ledger.payment set refunded = 1 where id = {completed}", Refunds },
        { "with p as ({payment -1, {wallet}, {float}, 1, 2, 1, null, {completed}}) {transfer -1, -1, 1, {wallet}, {float}, 1, 0, null, 999, 0, {walletversion} + 1, 99001, 0, {floatversion} + 1}", Refunds },
        { "{payment -1, {wallet}, {float}, 1, 1, 0, null, {completed}}", Refunds },
        { "{payment -1, {wallet}, {float}, 1, 1, 0, null, -2}", Refunds },
    };

    /// <summary>What the owner may do and the host may not.</summary>
    public static TheoryData<string> Rights =>
    [
        "set session_replication_role = replica",
        "alter table ledger.transfer disable trigger all",
        "drop trigger transfer_moves_balances on ledger.transfer",
        "insert into ledger.account_kind (kind, name) values (99, 'Unbounded')",
        "update ops.retention set keep = interval '1 second'",
        "delete from ops.retention",
        "insert into ops.retention values ('more', interval '1 second')",
        // A table of its own, under which the books' own trigger would move balances without a transfer.
        "create temp table forged (like ledger.transfer); create trigger forge after insert on forged referencing new table as moved_rows for each statement execute function ledger.move_balances()",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task The_owner_is_refused(string attack, string why)
    {
        var error = await Assert.ThrowsAsync<PostgresException>(() => _books.ExecuteAsync(attack));
        AssertRefused(error, why);
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task The_hosts_role_is_refused(string attack, string why)
    {
        var error = await Assert.ThrowsAsync<PostgresException>(() => _books.ExecuteAsHostAsync(attack));
        AssertRefused(error, $"permission denied|{why}");
    }

    [Theory]
    [MemberData(nameof(Rights))]
    public async Task The_hosts_role_has_no_right_to(string attack)
    {
        var error = await Assert.ThrowsAsync<PostgresException>(() => _books.ExecuteAsHostAsync(attack));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
    }

    [Fact]
    public async Task A_hold_is_ended_once_even_by_honest_rows()
    {
        const string end =
            "{transfer {id}, {held}, 4, {float}, {wallet}, 10000, 10000, {hold}, 99000, 0, {floatversion} + 1, 1000, 0, {walletversion} + 1}";
        await _books.ExecuteAsync(
            $"with p as (update ledger.payment set status = 3, reason = 1, finished_at = now() where id = {{held}}) {end.Replace("{id}", "-4")}");

        var error = await Assert.ThrowsAsync<PostgresException>(() => _books.ExecuteAsync(end.Replace("{id}", "-5")));

        Assert.Equal("ix_transfer_hold_id", error.ConstraintName);
    }

    [Fact]
    public async Task A_payment_and_its_honest_transfer_in_one_statement_move_the_balances_by_themselves()
    {
        await _books.ExecuteAsHostAsync(
            "with p as ({payment -3, {float}, {wallet}, 1, 2, 1, null, null}) {transfer -3, -3, 1, {float}, {wallet}, 1, 0, null, 98999, 10000, {floatversion} + 1, 1001, 10000, {walletversion} + 1}");

        Assert.Equal(1001L, await _books.QueryAsync<long>("select credits_posted - debits_posted from ledger.account where id = {wallet}"));
    }

    private static void AssertRefused(PostgresException error, string why)
    {
        Assert.Contains(error.SqlState, new[]
        {
            PostgresErrorCodes.CheckViolation, PostgresErrorCodes.UniqueViolation, PostgresErrorCodes.ForeignKeyViolation,
            PostgresErrorCodes.InsufficientPrivilege,
        });
        Assert.Matches(why, $"{error.MessageText} {error.ConstraintName}");
    }
}
