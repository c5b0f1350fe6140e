using Allpay.Infrastructure.Ledger;
using Allpay.IntegrationTests.Infrastructure;
using Npgsql;
using static Allpay.IntegrationTests.Ledger.Requests;

namespace Allpay.IntegrationTests.Ledger;

/// <summary>
/// The server stands still with all its connections open, which no error tells. Callers are answered "ask again" while it
/// stands, and what they ask again afterwards is paid once.
/// </summary>
public sealed class StoppedServerTests
{
    // A command's time is below five seconds; the rest is for the machine.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Callers_are_told_to_ask_again_while_the_server_stands_still()
    {
        await using var server = await PrivatePostgres.StartNewAsync();
        await TestServers.MigrateAsync(server.ConnectionString);
        await using var owner = NpgsqlDataSource.Create(server.ConnectionString);
        await using var process = await LedgerProcess.StartAsync(server.ConnectionString.Replace("Timeout=2", "Timeout=15"));
        var (agent, wallet) = await KilledServerTests.PartiesAsync(owner, process.Ledger);
        await process.Ledger.DoneAsync(CashIn(agent, wallet, 1, "before", Opening.Post));

        await using var leaving = await LedgerProcess.StartAsync(server.ConnectionString);
        await leaving.Ledger.DoneAsync(CashIn(agent, wallet, 1, "before", Opening.Post));
        await server.PauseAsync();
        try
        {
            var last = leaving.Ledger.DoneAsync(CashIn(agent, wallet, 1, "stopped-0", Opening.Post));
            for (var round = 0; round < 3; round++)
            {
                var calls = Enumerable.Range(0, 50)
                    .Select(i => process.Ledger.DoneAsync(CashIn(agent, wallet, 1, $"stopped-{i}", Opening.Post))).ToList();
                foreach (var call in calls)
                    await Assert.ThrowsAsync<LedgerUnavailableException>(() => call.WaitAsync(Patience));
            }

            // Not the callers alone: the writer itself goes on without the server.
            await leaving.StopAsync().WaitAsync(Patience);
            await Assert.ThrowsAsync<LedgerUnavailableException>(() => last);
        }
        finally
        {
            await server.ResumeAsync();
        }

        foreach (var i in Enumerable.Range(0, 50))
            await process.Ledger.DoneAsync(CashIn(agent, wallet, 1, $"stopped-{i}", Opening.Post));
        Assert.Equal(Money.OfTenge(51), (await process.Ledger.FindBalanceAsync(wallet, default))!.Posted);
    }
}
