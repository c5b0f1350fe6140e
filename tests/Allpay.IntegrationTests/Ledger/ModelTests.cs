using Allpay.Infrastructure.Ledger;

namespace Allpay.IntegrationTests.Ledger;

/// <summary>
/// The database's ledger equals the pure rules. Commands are sent without waiting, so that they share batches; the same
/// commands, in the same order and with the ids the database drew, are given to the rules in memory; answers, balances
/// and versions must be equal.
/// </summary>
public sealed class ModelTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    private const int Waves = 40;
    private const int CommandsInWave = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_histories_give_the_same_books_as_the_rules(int seed)
    {
        await using var process = await LedgerProcess.StartAsync(database.ConnectionString, ("Ledger:BatchMax", "16"));
        var history = await RandomHistory.BeginAsync(database, process.Ledger, seed);
        var model = history.NewModel();
        for (var wave = 0; wave < Waves; wave++)
        {
            var commands = history.NextCommands(CommandsInWave);
            var answers = await Task.WhenAll(commands.Select(command => process.Ledger.SubmitAsync(command, CancellationToken.None)));
            for (var i = 0; i < commands.Count; i++) Assert.Equal(Shape(answers[i]), Shape(model.Do(commands[i], answers[i])));
            history.Learn(answers);
        }

        foreach (var account in history.Accounts)
        {
            var balance = await process.Ledger.FindBalanceAsync(account, CancellationToken.None);
            Assert.Equal(balance, model.State.Accounts[account].BalanceAt(balance!.AsOf));
        }

        await database.AssertBooksAsync();
        Assert.All((await database.CheckAsync()).Checks, check => Assert.Null(check.First));
    }

    // Everything but what only the database knows: moments and the ids of transfers.
    private static object Shape(LedgerResult result) => result switch
    {
        LedgerResult.Done done => (done.Replayed, Shape(done.Payment)),
        LedgerResult.Refused refused => (refused.Refusal, refused.Payment is { } payment ? Shape(payment) : null),
        _ => throw new InvalidOperationException(),
    };

    private static object Shape(Payment payment) => (
        (payment.Id, payment.Status, payment.Reason, payment.IsHeld, payment.Terms, payment.Captured, payment.Refunded),
        (payment.PayerVersion, payment.PayeeVersion, payment.RefundOf, payment.Fingerprint, payment.Key, payment.Opening));
}
