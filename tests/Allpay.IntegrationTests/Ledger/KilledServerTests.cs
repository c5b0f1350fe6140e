using Allpay.Infrastructure.Ledger;
using Allpay.IntegrationTests.Infrastructure;
using Npgsql;
using static Allpay.IntegrationTests.Ledger.Requests;

namespace Allpay.IntegrationTests.Ledger;

/// <summary>
/// All processes of the server are killed at once under load, again and again, while somebody else writes too; callers repeat
/// what was not answered, as agents do. What was not flushed is then lost, and its transaction ids and sequence values are
/// given to others: neither may be taken for a sign of life.
/// </summary>
public sealed class KilledServerTests
{
    private const int Clients = 16;
    private const int Kills = 8;

    [Fact]
    public async Task Every_answered_payment_is_there_once()
    {
        await using var server = await PrivatePostgres.StartNewAsync();
        await TestServers.MigrateAsync(server.ConnectionString);
        await using var owner = NpgsqlDataSource.Create(server.ConnectionString);
        await using var process = await LedgerProcess.StartAsync(server.ConnectionString);
        var (agent, wallet) = await PartiesAsync(owner, process.Ledger);

        using var stop = new CancellationTokenSource();
        var clients = Enumerable.Range(0, Clients)
            .Select(client => Task.Run(() => PayUntilAsync(process.Ledger, (agent, wallet), client, stop.Token))).ToList();
        var stranger = Task.Run(() => WriteUntilAsync(server.ConnectionString, stop.Token));
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            await server.KillAllAsync();
            await server.StartAsync();
        }

        await Task.Delay(TimeSpan.FromSeconds(1));
        await stop.CancelAsync();
        await stranger;
        var answered = (await Task.WhenAll(clients)).SelectMany(payments => payments).ToList();

        Assert.True(answered.Count > Clients, "hardly anything was paid: nothing was tested");
        owner.Clear(); // The test's own sessions died with the server.
        var missing = 0;
        foreach (var payment in answered)
            if (await process.Ledger.FindPaymentAsync(payment.Key, CancellationToken.None) != payment) missing++;
        Assert.Equal(0, missing);
        await using var count = owner.CreateCommand($"select count(*) from ledger.payment where status = 2 and payee_id = {wallet}");
        Assert.Equal((long)answered.Count, await count.ExecuteScalarAsync());
        Assert.Equal(Money.OfTenge(answered.Count), (await process.Ledger.FindBalanceAsync(wallet, default))!.Posted);
    }

    // One write every tenth of a second, each a transaction of its own: it takes the ids that were lost.
    private static async Task WriteUntilAsync(string connectionString, CancellationToken stop)
    {
        await using var stranger = NpgsqlDataSource.Create(connectionString);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var write = stranger.CreateCommand(
                    "create table if not exists public.strange (at timestamptz); insert into public.strange values (now())");
                await write.ExecuteNonQueryAsync(CancellationToken.None);
            }
            catch (NpgsqlException)
            {
                stranger.Clear();
            }

            await Task.Delay(100, CancellationToken.None);
        }
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

    internal static async Task<(AccountId Agent, AccountId Wallet)> PartiesAsync(NpgsqlDataSource owner, ILedger ledger)
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
