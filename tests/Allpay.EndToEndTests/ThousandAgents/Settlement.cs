using Npgsql;

namespace Allpay.EndToEndTests.ThousandAgents;

internal sealed record BookedPayment(long Agent, string Reference, short Status, decimal Amount, decimal PayerFee,
    decimal PayeeFee);

/// <summary>What the agents were told, held against what the books say, to the tiyn.</summary>
internal sealed class Settlement(HostProcess host, IReadOnlyList<Errand> errands)
{
    private readonly Dictionary<long, decimal> _balances = [];

    public async Task<int> AssertAsync()
    {
        Assert.DoesNotContain(errands, e => e.Told.Contains("COMPLETED") && e.Told.Contains("DECLINED"));
        var payments = (await PaymentsAsync()).ToDictionary(p => (p.Agent, p.Reference));
        foreach (var errand in errands) AssertOutcome(errand, payments.GetValueOrDefault((errand.Agent.Id, errand.Reference)));
        Assert.Empty(payments.Keys.Except(errands.Select(e => (e.Agent.Id, e.Reference))));
        await AssertBalancesAsync();
        Assert.Equal(0L, await host.AskBooksAsync<long>("select count(*) from ledger.payment where status = 1"));
        Assert.Equal(0L,
            await host.AskBooksAsync<long>("select (sum(debits_pending) + sum(credits_pending))::bigint from ledger.account"));
        return payments.Count;
    }

    private static void AssertOutcome(Errand errand, BookedPayment? payment)
    {
        var story = $"{errand.Kind} {errand.Reference} of {errand.Agent.Login}: {string.Join(", ", errand.Told)}";
        var booked = payment?.Status switch { null => "nothing", 1 => "PENDING", 2 => "COMPLETED", _ => "DECLINED" };
        var expected = errand.Last is "COMPLETED" or "DECLINED" ? errand.Last : "nothing";
        Assert.True(booked == expected, $"{story}; the books say {booked}");
        if (payment is null) return;
        var fees = errand.Kind == ErrandKind.CashOut ? (errand.Fee, 0m) : (0m, errand.Fee);
        Assert.True(payment.Amount == errand.Amount && (payment.PayerFee, payment.PayeeFee) == fees, $"{story}; {payment}");
    }

    // From what the agents know alone: what each float and wallet has to be.
    private async Task AssertBalancesAsync()
    {
        foreach (var errand in errands.Where(e => e.Last == "COMPLETED"))
        {
            var (amount, fee) = (errand.Amount, errand.Fee);
            Move(errand.Agent.Float, errand.Kind == ErrandKind.CashOut ? amount : -amount);
            Move(errand.Holder.Wallet, errand.Kind switch
            {
                ErrandKind.CashOut => -(amount + fee), ErrandKind.Goods => 0, _ => amount - fee,
            });
        }

        await AssertBalancesAsync("account.id between 2000000 and 2999999", Crowd.FloatIssued.Tiyn / 100m, Crowd.AgentCount);
        await AssertBalancesAsync("account.id between 3000000 and 3999999", Crowd.WalletIssued.Tiyn / 100m, Crowd.HolderCount);
        var goods = errands.Where(e => e is { Kind: ErrandKind.Goods, Last: "COMPLETED" }).Sum(e => e.Amount - e.Fee);
        Assert.Equal(goods, await host.AskBooksAsync<decimal>(
            $"""
            select (credits_posted - debits_posted) / 100.0 from ledger.account
            where id = (select wallet_account from party.merchant where terminal_code = '{Errand.Terminal}')
            """));
    }

    private void Move(long account, decimal amount) => _balances[account] = _balances.GetValueOrDefault(account) + amount;

    private async Task AssertBalancesAsync(string which, decimal issued, int count)
    {
        await using var command = host.Books.CreateCommand(
            $"select id, (credits_posted - debits_posted) / 100.0 from ledger.account where {which}");
        await using var row = await command.ExecuteReaderAsync();
        for (; await row.ReadAsync(); count--)
        {
            var (account, balance) = (row.GetInt64(0), row.GetDecimal(1));
            var expected = issued + _balances.GetValueOrDefault(account);
            Assert.True(expected == balance, $"account {account} has {balance}, its payments make {expected}");
        }

        Assert.Equal(0, count);
    }

    private async Task<List<BookedPayment>> PaymentsAsync()
    {
        await using var command = host.Books.CreateCommand(
            """
            select requester_id, reference, status, amount / 100.0, payer_fee / 100.0, payee_fee / 100.0
            from ledger.payment where requester_id >= 100000
            """);
        await using var row = await command.ExecuteReaderAsync();
        var payments = new List<BookedPayment>();
        while (await row.ReadAsync()) payments.Add(Read(row));
        return payments;
    }

    private static BookedPayment Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetInt16(2), row.GetDecimal(3), row.GetDecimal(4), row.GetDecimal(5));
}
