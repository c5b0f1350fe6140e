using Allpay.EndToEndTests.Chaos.Clients;
using Allpay.EndToEndTests.Chaos.Site;
using Npgsql;

namespace Allpay.EndToEndTests.Chaos.Judging;

internal sealed record BookedPayment(long Agent, string Reference, Facts Facts, Word Status)
{
    public override string ToString() =>
        $"{Status}, payment {Facts.PaymentId} of {Facts.Amount} KZT under {Reference} of agent {Agent}";
}

/// <summary>What the clients were told, held against what the books say.</summary>
internal sealed class BooksJudge(ChaosSite site, IReadOnlyList<ChaosClient> clients, Findings findings)
{
    private const string Payments =
        """
        select requester_id, reference, id, round(amount / 100.0, 2), round(payer_fee / 100.0, 2), round(payee_fee / 100.0, 2),
               status
        from ledger.payment where requester_id >= 100000
        """;

    private const string Balances = "select id, round((credits_posted - debits_posted) / 100.0, 2) from ledger.account";

    private const string Others =
        $"""
        select 2, 'commissions'
        union all select wallet_account, 'merchant' from party.merchant where terminal_code = '{Intent.Terminal}'
        union all select p.account, 'provider' from party.provider p join party.service s on s.provider_id = p.id
        where s.public_code = {Intent.Service}
        """;

    public async Task<IReadOnlyList<BookedPayment>> JudgeAsync()
    {
        var payments = await RowsAsync(Payments, row => new BookedPayment(
            row.GetInt64(0), row.GetString(1),
            new Facts(row.GetInt64(2), row.GetDecimal(3), row.GetDecimal(4), row.GetDecimal(5)),
            row.GetInt16(6) switch { 1 => Word.Pending, 2 => Word.Completed, _ => Word.Declined }));
        JudgeKeys(payments);
        await JudgeBalancesAsync();
        await JudgeHoldsAsync(payments);
        var (exitCode, output) = await site.VerbAsync("books");
        if (exitCode != 0) findings.Add(Promise.BooksAreRight, output);
        return payments;
    }

    private void JudgeKeys(IReadOnlyList<BookedPayment> payments)
    {
        var byKey = payments.ToLookup(p => (p.Agent, p.Reference));
        foreach (var same in byKey.Where(same => same.Count() > 1))
            findings.Add(Promise.OneKeyOnePayment, $"{same.Count()} payments of {same.Key}");
        var known = new HashSet<(long, string)>();
        foreach (var client in clients)
        {
            foreach (var intent in client.Intents)
            {
                known.Add((client.Agent.Id, intent.Reference));
                JudgeKey(intent, byKey[(client.Agent.Id, intent.Reference)].FirstOrDefault());
            }
        }

        foreach (var stray in payments.Where(p => !known.Contains((p.Agent, p.Reference))))
            findings.Add(Promise.OneKeyOnePayment, $"nobody asked for {stray}");
    }

    private void JudgeKey(Intent intent, BookedPayment? booked)
    {
        var story = $"the books say {booked?.ToString() ?? "nothing"}: {intent}";
        switch (intent.Final?.Word)
        {
            case Word.Completed or Word.Declined when IsOther(intent, booked):
                findings.Add(Promise.AsAnswered, story);
                if (booked?.Status == Word.Completed) findings.Add(Promise.NothingAgainstTheAnswer, story);
                break;
            case Word.Refused when booked is not null:
                findings.Add(Promise.NothingAgainstTheAnswer, story);
                break;
            case null:
                findings.Add(Promise.Settled, $"never came to an end; {story}");
                break;
        }
    }

    private static bool IsOther(Intent intent, BookedPayment? booked) =>
        booked is null || booked.Status != intent.Final!.Word || booked.Facts != new Facts(
            intent.PaymentId ?? booked.Facts.PaymentId, intent.Amount, intent.Fees.Payer, intent.Fees.Payee);

    private async Task JudgeBalancesAsync()
    {
        var balances = (await RowsAsync(Balances, row => (Id: row.GetInt64(0), Balance: row.GetDecimal(1))))
            .ToDictionary(row => row.Id, row => row.Balance);
        foreach (var client in clients)
        {
            MustBe(balances[client.Agent.Float], client.Books.Float, $"the float of {client.Agent.Login}");
            MustBe(balances[client.Holder.Wallet], client.Books.Wallet, $"the wallet of {client.Holder.UserName}");
        }

        foreach (var (account, name) in await RowsAsync(Others, row => (row.GetInt64(0), row.GetString(1))))
            MustBe(balances[account], ExpectedOf(name), $"the account of the {name}");
    }

    private decimal ExpectedOf(string name)
    {
        var completed = clients.SelectMany(c => c.Intents).Where(i => i.Final is { Word: Word.Completed }).ToList();
        return name switch
        {
            "commissions" => completed.Sum(i => i.Fees.Payer + i.Fees.Payee),
            "merchant" => completed.Where(i => i.Kind == IntentKind.Goods).Sum(i => i.Amount - i.Fees.Payee),
            _ => completed.Where(i => i.Kind == IntentKind.Service).Sum(i => i.Amount - i.Fees.Payee),
        };
    }

    private void MustBe(decimal balance, decimal expected, string what)
    {
        if (balance != expected)
            findings.Add(Promise.ToTheTiyn, $"{what} has {balance:0.00}, what was told makes it {expected:0.00}");
    }

    private async Task JudgeHoldsAsync(IReadOnlyList<BookedPayment> payments)
    {
        var held = await RowsAsync(
            "select id, debits_pending, credits_pending from ledger.account where (debits_pending, credits_pending) <> (0, 0)",
            row => $"account {row.GetInt64(0)} has {row.GetInt64(1)} tiyn held and {row.GetInt64(2)} announced");
        foreach (var account in held) findings.Add(Promise.NothingHeld, account);
        foreach (var payment in payments.Where(p => p.Status == Word.Pending))
            findings.Add(Promise.NothingHeld, $"still pending: {payment}");
    }

    private async Task<List<T>> RowsAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var command = site.Books.CreateCommand(sql);
        command.CommandTimeout = 0;
        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await row.ReadAsync()) rows.Add(read(row));
        return rows;
    }
}
