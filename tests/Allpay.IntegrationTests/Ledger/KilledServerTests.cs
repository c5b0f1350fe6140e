using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Persistence;
using Allpay.IntegrationTests.Infrastructure;
using Npgsql;
using static Allpay.IntegrationTests.Ledger.Requests;

namespace Allpay.IntegrationTests.Ledger;

/// <summary>The server is killed under load, again and again; callers repeat what was not answered, as agents do.</summary>
public sealed class KilledServerTests
{
    private const int Clients = 16;
    private const int Kills = 3;

    [Fact]
    public async Task Every_answered_payment_is_there_once()
    {
        await using var server = await PrivatePostgres.StartNewAsync();
        await Migrator.MigrateAsync(TestServers.Configuration(server.ConnectionString), CancellationToken.None);
        await using var owner = NpgsqlDataSource.Create(server.ConnectionString);
        await using var process = await LedgerProcess.StartAsync(server.ConnectionString, ("Ledger:RetryBudget", "00:00:01"));
        var (agent, wallet) = await PartiesAsync(owner, process.Ledger);

        using var stop = new CancellationTokenSource();
        var clients = Enumerable.Range(0, Clients)
            .Select(client => Task.Run(() => PayUntilAsync(process.Ledger, (agent, wallet), client, stop.Token))).ToList();
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            await server.KillAsync();
            await server.StartAsync();
        }

        await Task.Delay(TimeSpan.FromSeconds(1));
        await stop.CancelAsync();
        var answered = (await Task.WhenAll(clients)).SelectMany(payments => payments).ToList();

        Assert.True(answered.Count > Clients, "hardly anything was paid: nothing was tested");
        foreach (var payment in answered)
            Assert.Equal(payment, await process.Ledger.FindPaymentAsync(payment.Key, CancellationToken.None));
        owner.Clear(); // The test's own sessions died with the server.
        await using var count = owner.CreateCommand($"select count(*) from ledger.payment where status = 2 and payee_id = {wallet}");
        Assert.Equal((long)answered.Count, await count.ExecuteScalarAsync());
        Assert.Equal(Money.OfTenge(answered.Count), (await process.Ledger.FindBalanceAsync(wallet, default))!.Posted);
    }

    private static async Task<List<Payment>> PayUntilAsync(
        ILedger ledger, (AccountId Agent, AccountId Wallet) parties, int client, CancellationToken stop)
    {
        var answered = new List<Payment>();
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var payment = CashIn(parties.Agent, parties.Wallet, 1, $"{client}-{i}", Opening.Pay);
            while (true)
            {
                var answer = await AskAsync(ledger, payment);
                if (answer is not { Status: PaymentStatus.Completed }) continue;
                answered.Add(answer);
                break;
            }
        }

        return answered;
    }

    private static async Task<Payment?> AskAsync(ILedger ledger, OpenPayment payment)
    {
        try
        {
            return await ledger.DoneAsync(payment);
        }
        catch (LedgerUnavailableException)
        {
            await Task.Delay(50);
            return null;
        }
    }

    private static async Task<(AccountId Agent, AccountId Wallet)> PartiesAsync(NpgsqlDataSource owner, ILedger ledger)
    {
        await using var open = owner.CreateCommand(
            """
            insert into ledger.account (id, kind, floor, debits_posted, credits_posted, debits_pending, credits_pending, version, day,
                created_at, updated_at)
            values (5001, 10, 0, 0, 0, 0, 0, 0, '-infinity', now(), now()), (5002, 11, 0, 0, 0, 0, 0, 0, '-infinity', now(), now())
            """);
        await open.ExecuteNonQueryAsync();
        var terms = new PaymentTerms(ChartOfAccounts.BankSettlement, new AccountId(5001), Money.OfTenge(10_000_000), Money.Zero, Money.Zero);
        await ledger.DoneAsync(Pay(terms, "issue", Opening.Post));
        return (new AccountId(5001), new AccountId(5002));
    }
}
