using Allpay.Infrastructure.Ledger;
using static Allpay.IntegrationTests.Ledger.Requests;

namespace Allpay.IntegrationTests.Ledger;

/// <summary>Several hosts write at once on one database: serializable keeps them right, retries keep them going.</summary>
public sealed class TwoWritersTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    private const int Keys = 400;

    // Under contention a batch may have to wait its turn for long on a busy machine; nobody is to be told "ask again".
    private static readonly (string, string) Patience = ("Ledger:AnswerWithin", "00:01:00");

    [Fact]
    public async Task The_same_keys_sent_to_both_are_paid_once()
    {
        await using var first = await LedgerProcess.StartAsync(database.ConnectionString, Patience);
        await using var second = await LedgerProcess.StartAsync(database.ConnectionString, Patience);
        var agent = await database.OpenFloatAsync(first.Ledger, Keys);
        var wallet = await database.OpenAccountAsync(AccountKind.HolderWallet);

        var answers = await Task.WhenAll(Enumerable.Range(0, Keys * 4).Select(i => Task.Run(() =>
            (i % 2 == 0 ? first : second).Ledger.DoneAsync(CashIn(agent, wallet, 1, $"both-{i / 4}", Opening.Post)))));

        Assert.Equal(Keys, answers.Distinct().Count());
        Assert.Equal(Money.OfTenge(Keys), (await first.Ledger.FindBalanceAsync(wallet, default))!.Posted);
        Assert.Equal(Money.Zero, (await second.Ledger.FindBalanceAsync(agent, default))!.Posted);
        await database.AssertBooksAsync();
    }

    [Fact]
    public async Task A_hot_account_is_paid_from_on_both_without_an_error()
    {
        await using var first = await LedgerProcess.StartAsync(database.ConnectionString);
        await using var second = await LedgerProcess.StartAsync(database.ConnectionString);
        var agent = await database.OpenFloatAsync(first.Ledger, 10_000);
        var wallet = await database.OpenAccountAsync(AccountKind.HolderWallet);

        // One client each is the worst: nothing is shared, every commit meets the other host's.
        await Task.WhenAll(new[] { first, second }.Select((host, number) => Task.Run(async () =>
        {
            for (var i = 0; i < 500; i++)
                await host.Ledger.DoneAsync(CashIn(agent, wallet, 1, $"hot-{number}-{i}", i % 2 == 0 ? Opening.Post : Opening.Pay));
        })));

        Assert.Equal(Money.OfTenge(500), (await first.Ledger.FindBalanceAsync(wallet, default))!.Posted);
        await database.AssertBooksAsync();
    }

    [Fact]
    public async Task A_hold_that_both_try_to_end_is_ended_once()
    {
        await using var first = await LedgerProcess.StartAsync(database.ConnectionString, Patience);
        await using var second = await LedgerProcess.StartAsync(database.ConnectionString, Patience);
        var agent = await database.OpenFloatAsync(first.Ledger, 200);
        var wallet = await database.OpenAccountAsync(AccountKind.HolderWallet);
        var holds = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => first.Ledger.DoneAsync(CashIn(agent, wallet, 1, $"race-{i}"))));

        var answers = await Task.WhenAll(holds.SelectMany(hold => new[]
        {
            first.Ledger.SubmitAsync(new CompletePayment(new PaymentTarget(hold.Id)), default),
            second.Ledger.SubmitAsync(new DeclinePayment(new PaymentTarget(hold.Id), DeclineReason.Requester), default),
        }));

        Assert.Equal(100, answers.OfType<LedgerResult.Done>().Count());
        Assert.Equal(100, answers.OfType<LedgerResult.Refused>().Count());
        await database.AssertBooksAsync();
    }

    [Fact]
    public async Task An_overdraft_that_both_try_is_not_made()
    {
        await using var first = await LedgerProcess.StartAsync(database.ConnectionString, Patience);
        await using var second = await LedgerProcess.StartAsync(database.ConnectionString, Patience);
        var agent = await database.OpenFloatAsync(first.Ledger, 50);
        var wallet = await database.OpenAccountAsync(AccountKind.HolderWallet);

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() =>
            (i % 2 == 0 ? first : second).Ledger.SubmitAsync(CashIn(agent, wallet, 1, $"over-{i}", Opening.Post), default))));

        Assert.Equal(50, answers.OfType<LedgerResult.Done>().Count());
        await database.AssertBooksAsync();
    }
}
