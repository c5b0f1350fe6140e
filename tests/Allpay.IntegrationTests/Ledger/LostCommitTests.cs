using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Ledger.Storage;
using Npgsql;
using static Allpay.IntegrationTests.Ledger.Requests;

namespace Allpay.IntegrationTests.Ledger;

/// <summary>
/// The wire is cut at a commit. Whether it happened cannot be known from here, so the writer asks the server; the caller
/// gets the one true answer. The pay-style shows it best: were a commit repeated, its first call would complete.
/// </summary>
public sealed class LostCommitTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cut_wire_at_a_commit_is_settled_before_anything_is_answered(bool afterItHappened)
    {
        var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        await using var proxy = new CuttingProxy(server.Host!, server.Port);
        server.Port = proxy.Port;
        await using var direct = await LedgerProcess.StartAsync(database.ConnectionString);
        var agent = await database.OpenFloatAsync(direct.Ledger, 1000);
        var wallet = await database.OpenAccountAsync(AccountKind.HolderWallet);
        for (var round = 0; round < 5; round++)
        {
            // The text of "commit" is on the wire only until the driver has prepared it: each round begins on a new session.
            await using var process = await LedgerProcess.StartAsync(server.ConnectionString, ("Ledger:AnswerWithin", "00:00:30"));
            if (afterItHappened) proxy.CutNextAnswer();
            else proxy.CutNextRequest();

            var payment = CashIn(agent, wallet, 10, $"cut-{afterItHappened}-{round}", Opening.Pay);
            Assert.True((await process.Ledger.DoneAsync(payment)).IsHeld);
            Assert.Equal(PaymentStatus.Completed, (await process.Ledger.DoneAsync(payment)).Status);
        }

        Assert.Equal(5, proxy.Cuts);
        Assert.Equal(Money.OfTenge(50), (await direct.Ledger.FindBalanceAsync(wallet, default))!.Posted);
        await database.AssertBooksAsync();
    }

    [Fact]
    public async Task What_became_of_a_batch_is_not_known_where_the_writers_row_is_gone()
    {
        var writer = Guid.CreateVersion7();
        var store = new PostgresLedgerStore(database.ConnectionString, writer, TimeProvider.System);
        await using (await store.OpenAsync(CancellationToken.None))
            Assert.Equal(BatchFate.NotCommitted, await store.FateOfAsync(Guid.CreateVersion7(), CancellationToken.None));

        await database.ExecuteAsync($"delete from ledger.writer where id = '{writer}'");
        Assert.Equal(BatchFate.Unknown, await store.FateOfAsync(Guid.CreateVersion7(), CancellationToken.None));
    }
}
