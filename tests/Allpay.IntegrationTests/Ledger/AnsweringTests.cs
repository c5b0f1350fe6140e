using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.ReadStore;
using static Allpay.IntegrationTests.Ledger.Requests;

namespace Allpay.IntegrationTests.Ledger;

/// <summary>What becomes of the read store is nobody's concern who pays: answers rest on the commit alone.</summary>
public sealed class AnsweringTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    [Fact]
    public async Task A_publisher_that_throws_leaves_nobody_unanswered()
    {
        await using var process = await LedgerProcess.StartAsync(
            database.ConnectionString, TimeProvider.System, [], new BrokenPublisher());
        var agent = await database.OpenFloatAsync(process.Ledger, 100).WaitAsync(TimeSpan.FromMinutes(1));
        var wallet = await database.OpenAccountAsync(AccountKind.HolderWallet);

        for (var i = 0; i < 10; i++)
            await process.Ledger.DoneAsync(CashIn(agent, wallet, 1, $"broken-{i}", Opening.Post)).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(Money.OfTenge(10), (await process.Ledger.FindBalanceAsync(wallet, default))!.Posted);
    }

    private sealed class BrokenPublisher : IBalancePublisher
    {
        public void Publish(IReadOnlyList<AccountBalance> balances) =>
            throw new InvalidOperationException("This publisher is broken.");
    }
}
