using System.Text.RegularExpressions;
using Allpay.Infrastructure.Ledger;
using static Allpay.IntegrationTests.Ledger.Requests;

namespace Allpay.IntegrationTests.Ledger;

/// <summary>
/// A float and a wallet with a payment in each state between them, and raw SQL about them. Words in braces stand for their
/// numbers; <c>{payment …}</c>, <c>{transfer …}</c> and <c>{message …}</c> for the insertion of one row, whose other columns are
/// honest.
/// </summary>
internal sealed partial class RawBooks
{
    private readonly LedgerDatabase _database;
    private readonly AccountId _float;
    private readonly AccountId _wallet;
    private readonly Dictionary<string, string> _words;

    private RawBooks(LedgerDatabase database, AccountId agent, AccountId wallet, Dictionary<string, string> words) =>
        (_database, _float, _wallet, _words) = (database, agent, wallet, words);

    /// <summary>
    /// The float has 990.00, of which 100.00 are held for the wallet; the wallet has 10.00 and may have 500.00.
    /// </summary>
    public static async Task<RawBooks> OpenAsync(LedgerDatabase database, ILedger ledger)
    {
        var agent = await database.OpenFloatAsync(ledger, 1000);
        var wallet = await database.OpenAccountAsync(AccountKind.HolderWallet, Money.OfTenge(500));
        var held = await ledger.DoneAsync(CashIn(agent, wallet, 100, $"held-{agent}"));
        var completed = await ledger.DoneAsync(CashIn(agent, wallet, 10, $"completed-{agent}", Opening.Post));
        var waiting = await ledger.DoneAsync(CashIn(agent, wallet, 5, $"waiting-{agent}", Opening.Wait));
        return new RawBooks(database, agent, wallet, new Dictionary<string, string>
        {
            ["{float}"] = $"{agent}", ["{wallet}"] = $"{wallet}", ["{held}"] = $"{held.Id}", ["{hold}"] = $"{held.Hold}",
            ["{completed}"] = $"{completed.Id}", ["{waiting}"] = $"{waiting.Id}",
        });
    }

    public async Task ExecuteAsync(string sql) => await _database.ExecuteAsync(await FillAsync(sql));

    public async Task ExecuteAsHostAsync(string sql) => await _database.ExecuteAsync($"set role allpay_app; {await FillAsync(sql)}");

    public async Task<T> QueryAsync<T>(string sql) => await _database.QueryAsync<T>(await FillAsync(sql));

    private async Task<string> FillAsync(string sql)
    {
        foreach (var (word, number) in _words) sql = sql.Replace(word, number);
        sql = sql.Replace("{floatversion}", await VersionAsync(_float)).Replace("{walletversion}", await VersionAsync(_wallet));
        sql = PaymentRow().Replace(sql, InsertPayment);
        sql = TransferRow().Replace(sql, InsertTransfer);
        return MessageRow().Replace(sql, InsertMessage);
    }

    private async Task<string> VersionAsync(AccountId id) =>
        (await _database.QueryAsync<long>($"select version from ledger.account where id = {id}")).ToString();

    private const string InsertPayment =
        """
        insert into ledger.payment (id, payer_id, payee_id, amount, status, captured, hold_id, refund_of, finished_at,
            requester_id, reference, fingerprint, kind, opening, reason, payer_fee, payee_fee, refunded, day, created_at,
            payer_version, payee_version)
        select id, payer, payee, amount, status, captured, hold::bigint, refund_of::bigint, case when status <> 1 then now() end,
            7, gen_random_uuid()::text, gen_random_uuid(), 10, 1, 0, 0, 0, 0, (now() at time zone 'Asia/Almaty')::date, now(),
            1, 1
        from (values ($1)) v (id, payer, payee, amount, status, captured, hold, refund_of)
        """;

    private const string InsertTransfer =
        """
        insert into ledger.transfer (id, payment_id, phase, debit_account_id, credit_account_id, amount, released, hold_id,
            debit_balance, debit_pending, debit_version, credit_balance, credit_pending, credit_version, day, created_at)
        values ($1, (now() at time zone 'Asia/Almaty')::date, now())
        """;

    private const string InsertMessage =
        """
        insert into ops.signed_message (received_at, agent_id, certificate_number, contract, operation, message)
        values ($1, 1, 1, 'contract', 'operation', 'x')
        """;

    [GeneratedRegex(@"\{message ([^}]*)\}")]
    private static partial Regex MessageRow();

    [GeneratedRegex(@"\{payment ([^}]*)\}")]
    private static partial Regex PaymentRow();

    [GeneratedRegex(@"\{transfer ([^}]*)\}")]
    private static partial Regex TransferRow();
}
