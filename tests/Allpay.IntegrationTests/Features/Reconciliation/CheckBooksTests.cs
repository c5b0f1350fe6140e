using Allpay.Features.Reconciliation.CheckBooks;
using Allpay.Infrastructure.Ledger;
using Allpay.IntegrationTests.Ledger;
using static Allpay.IntegrationTests.Ledger.Requests;

namespace Allpay.IntegrationTests.Features.Reconciliation;

/// <summary>
/// Books with a payment of each kind of end. Each damage is done behind the guards' back; exactly the check it belongs to says
/// no, and names the row in words. What was damaged is put right again by SQL.
/// </summary>
public sealed class CheckBooksTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>, IAsyncLifetime
{
    private const string Kinds = "Accounts are what their kind allows";
    private const string Totals = "Accounts have what their transfers give";
    private const string History = "Every transfer tells what its accounts had after it";
    private const string Days = "Days have what their transfers give";
    private const string Orphans = "Every transfer has its payment";
    private const string Movements = "Payments moved what they say";
    private const string Holds = "Payments hold what they say";
    private const string Ends = "Holds are ended by their own payment, and whole";
    private const string Refunds = "Payments gave back what their refunds say";
    private const string Codes = "Used codes have their payment";

    private static readonly Dictionary<string, string> Words = [];

    public static TheoryData<string, string, string, string> Damages => new()
    {
        { Kinds, "update ledger.account set floor = -1 where id = {wallet}", "update ledger.account set floor = 0 where id = {wallet}",
            "account {wallet}: its number, floor or ceiling is not that of the kind HolderWallet" },
        { Kinds, "update ledger.account set ceiling = null where id = 1", "update ledger.account set ceiling = 0 where id = 1",
            "account 1: its number, floor or ceiling is not that of the kind BankSettlement" },
        { Kinds, "update ledger.account set kind = 99 where id = {wallet}", "update ledger.account set kind = 11 where id = {wallet}",
            "account {wallet}: its number, floor or ceiling is not that of the kind 99" },
        { Totals, "update ledger.account set debits_pending = debits_pending - 100 where id = {float}",
            "update ledger.account set debits_pending = debits_pending + 100 where id = {float}",
            "account {float}: debits 209.00, credits 1002.00, held out 100.00, held in 0.00, version 9; its transfers give 209.00, 1002.00, 101.00, 0.00, 9" },
        { Totals, "update ledger.account set version = version + 1 where id = {wallet}",
            "update ledger.account set version = version - 1 where id = {wallet}",
            "account {wallet}: debits 5.00, credits 208.00, held out 0.00, held in 100.00, version 7; its transfers give 5.00, 208.00, 0.00, 100.00, 6" },
        { History, "update ledger.transfer set credit_balance = credit_balance + 1 where id = {posted}",
            "update ledger.transfer set credit_balance = credit_balance - 1 where id = {posted}",
            "transfer {posted}: account {wallet} after it at version 3 has 208.01, pending 100.00; its rows so far make version 3, 208.00, 100.00" },
        { History, "update ledger.transfer set debit_pending = debit_pending + 1 where id = {posted}",
            "update ledger.transfer set debit_pending = debit_pending - 1 where id = {posted}", "transfer {posted}: account {float} " },
        { History, "update ledger.transfer set debit_version = debit_version + 100 where id = {last}",
            "update ledger.transfer set debit_version = debit_version - 100 where id = {last}", "transfer {last}: account {wallet} " },
        { Days, "update ledger.account_day set opening = opening + 5 where account_id = {wallet}",
            "update ledger.account_day set opening = opening - 5 where account_id = {wallet}",
            "opening 0.05, debits 5.00, credits 208.00; its transfers give 0.00, 5.00, 208.00" },
        { Days, "delete from ledger.account_day where account_id = {merchant}",
            "insert into ledger.account_day values ({merchant}, {day}, 0, 0, 100)",
            "opening none, debits 0.00, credits 0.00; its transfers give 0.00, 0.00, 1.00" },
        { Orphans, "create table saved as select * from ledger.payment where id = {small}; delete from ledger.payment where id = {small}",
            "insert into ledger.payment select * from saved; drop table saved",
            "its payment {small} does not exist" },
        { Movements, "update ledger.payment set captured = 19000 where id = {completed}",
            "update ledger.payment set captured = 20000 where id = {completed}",
            "payment {completed}: completed, captured 190.00, fees 1.00 and 2.00; from account {float} to account {wallet} its transfers moved 200.00 and not 190.00" },
        { Movements, "update ledger.payment set status = 3, captured = 0 where id = {small}",
            "update ledger.payment set status = 2, captured = 100 where id = {small}",
            "payment {small}: declined, captured 0.00, fees 0.00 and 0.00; from account {wallet} to account {merchant} its transfers moved 1.00 and not 0.00" },
        { Movements, "update ledger.payment set payee_fee = 100 where id = {completed}",
            "update ledger.payment set payee_fee = 200 where id = {completed}",
            "from account {wallet} to account 2 its transfers moved 2.00 and not 1.00" },
        { Holds, "update ledger.payment set hold_id = null, fee_hold_id = null where id = {held}",
            "update ledger.payment set hold_id = {hold}, fee_hold_id = {feehold} where id = {held}",
            "payment {held}: pending, names no such hold; there is one of 100.00 by transfer {hold} of payment {held}, open" },
        { Holds, "update ledger.payment set amount = 11000 where id = {held}", "update ledger.payment set amount = 10000 where id = {held}",
            "payment {held}: pending, names a hold of 110.00 by transfer {hold}; there is one of 100.00 by transfer {hold} of payment {held}, open" },
        { Holds, "update ledger.payment set status = 3, finished_at = now() where id = {held}",
            "update ledger.payment set status = 1, finished_at = null where id = {held}",
            "payment {held}: declined, names a hold of 100.00 by transfer {hold}; there is one of 100.00 by transfer {hold} of payment {held}, open" },
        { Holds, "update ledger.payment set status = 1, finished_at = null where id = {declined}",
            "update ledger.payment set status = 3, finished_at = now() where id = {declined}",
            "payment {declined}: pending, names a hold of 7.00 by transfer {declinedhold}; there is one of 7.00 by transfer {declinedhold} of payment {declined}, ended" },
        { Ends, "update ledger.transfer set payment_id = {small} where id = {void}",
            "update ledger.transfer set payment_id = {declined} where id = {void}",
            "transfer {void}: it ends a hold of 7.00, transfer {declinedhold} of payment {declined}; it is of payment {small} and releases 7.00" },
        { Refunds, "update ledger.payment set refunded = 300 where id = {refunded}",
            "update ledger.payment set refunded = 200 where id = {refunded}",
            "payment {refunded}: captured 8.00, gave back 3.00; its refunds say 2.00" },
        { Codes, "update ledger.one_time_code set used_by = 424242 where used_by = {refunded}",
            "update ledger.one_time_code set used_by = {refunded} where used_by = 424242",
            "a code of account {wallet} for 8.00 was used by payment 424242, which is not there" },
        { Codes, "update ledger.one_time_code set account_id = {merchant} where used_by = {refunded}",
            "update ledger.one_time_code set account_id = {wallet} where used_by = {refunded}",
            "a code of account {merchant} for 8.00 was used by payment {refunded}, which is of 8.00 from account {float} to {wallet}" },
    };

    public async ValueTask InitializeAsync()
    {
        if (Words.Count > 0) return;
        await using var process = await LedgerProcess.StartAsync(database.ConnectionString);
        await WriteBooksAsync(process.Ledger);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Books_that_nobody_damaged_are_right()
    {
        var books = await database.CheckAsync();

        Assert.Equal(BookCheck.All.Select(check => check.Name), books.Checks.Select(check => check.Check));
        Assert.All(books.Checks, check => Assert.Equal((0, null), (check.Differing, check.First)));
        Assert.True(books.IsRight);
        Assert.Contains(books.Kinds, kind => kind is { Kind: AccountKind.CommissionIncome, Accounts: 1 } && kind.Balance == Money.OfTenge(3));
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_damage_is_found_by_its_own_check_and_named(string check, string damage, string repair, string words)
    {
        await DamageAsync(damage);
        var damaged = await database.CheckAsync();
        await DamageAsync(repair);

        var found = Assert.Single(damaged.Checks, checkedRows => checkedRows.Differing > 0);
        Assert.Equal(check, found.Check);
        Assert.Contains(Fill(words), found.First, StringComparison.Ordinal);
        Assert.False(damaged.IsRight);
        Assert.True((await database.CheckAsync()).IsRight, "the test did not put right what it had damaged");
    }

    private async Task WriteBooksAsync(ILedger ledger)
    {
        var agent = await database.OpenFloatAsync(ledger, 1000);
        var wallet = await database.OpenAccountAsync(AccountKind.HolderWallet);
        var merchant = await database.OpenAccountAsync(AccountKind.MerchantWallet);
        PaymentTerms Terms(AccountId from, AccountId to, long tenge, long payerFee = 0, long payeeFee = 0) =>
            new(from, to, Money.OfTenge(tenge), Money.OfTenge(payerFee), Money.OfTenge(payeeFee));
        var code = new CodeClaim(wallet, Guid.CreateVersion7());
        await database.ExecuteAsync(
            $"insert into ledger.one_time_code values ({wallet}, '{code.Hash}', 800, now(), now() + interval '10 minutes', null)");

        var refunded = await ledger.DoneAsync(Pay(Terms(agent, wallet, 8), "refunded", Opening.Post) with { Code = code });
        var held = await ledger.DoneAsync(Pay(Terms(agent, wallet, 100, payerFee: 1), "held", Opening.Hold));
        var completed = await ledger.DoneAsync(Pay(Terms(agent, wallet, 200, 1, 2), "completed", Opening.Post));
        var declined = await ledger.DoneAsync(Pay(Terms(agent, merchant, 7), "declined", Opening.Hold));
        await ledger.DoneAsync(new DeclinePayment(new PaymentTarget(declined.Id), DeclineReason.Requester));
        var small = await ledger.DoneAsync(Pay(Terms(wallet, merchant, 1), "small", Opening.Post));
        await ledger.DoneAsync(Pay(Terms(wallet, agent, 2), "refund", Opening.Post) with { RefundOf = refunded.Id });
        await RememberAsync(agent, wallet, merchant, [refunded, held, completed, declined, small]);
    }

    private async Task RememberAsync(AccountId agent, AccountId wallet, AccountId merchant, Payment[] payments)
    {
        Words["{float}"] = $"{agent}";
        Words["{wallet}"] = $"{wallet}";
        Words["{merchant}"] = $"{merchant}";
        foreach (var payment in payments) Words[$"{{{payment.Key.Reference}}}"] = $"{payment.Id}";
        Words["{hold}"] = $"{payments[1].Hold}";
        Words["{feehold}"] = $"{payments[1].FeeHold}";
        Words["{declinedhold}"] = $"{payments[3].Hold}";
        Words["{void}"] = $"{await database.QueryAsync<long>($"select id from ledger.transfer where hold_id = {payments[3].Hold}")}";
        Words["{posted}"] = $"{await database.QueryAsync<long>($"select min(id) from ledger.transfer where payment_id = {payments[2].Id}")}";
        Words["{last}"] = $"{await database.QueryAsync<long>("select max(id) from ledger.transfer")}";
        Words["{day}"] = await database.QueryAsync<string>("select quote_literal(max(day)) from ledger.transfer");
    }

    private Task DamageAsync(string sql) => database.ExecuteAsync(
        $"set session_replication_role = replica; {Fill(sql)}; set session_replication_role = default");

    private static string Fill(string text) => Words.Aggregate(text, (filled, word) => filled.Replace(word.Key, word.Value));
}
