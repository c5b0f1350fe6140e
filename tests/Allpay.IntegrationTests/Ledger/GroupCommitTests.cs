using Allpay.Infrastructure.Ledger;
using static Allpay.IntegrationTests.Ledger.Requests;

namespace Allpay.IntegrationTests.Ledger;

/// <summary>The writer on a real database: what callers are answered, and that the rows say the same.</summary>
public sealed class GroupCommitTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>, IAsyncLifetime
{
    private LedgerProcess _process = null!;

    private ILedger Ledger => _process.Ledger;

    public async ValueTask InitializeAsync() => _process = await LedgerProcess.StartAsync(database.ConnectionString);

    public async ValueTask DisposeAsync() => await _process.DisposeAsync();

    [Fact]
    public async Task What_is_answered_is_what_is_read_back()
    {
        var (agent, wallet) = await PartiesAsync(1000);
        var terms = new PaymentTerms(agent, wallet, Money.OfTenge(100), Money.OfTenge(3), Money.OfTenge(2));

        var held = await Ledger.DoneAsync(Pay(terms, "read-back", Opening.Hold) with { ExpiresIn = TimeSpan.FromHours(24) });
        Assert.Equal(held, await Ledger.FindPaymentAsync(held.Key, CancellationToken.None));

        var completed = await Ledger.DoneAsync(new CompletePayment(new PaymentTarget(held.Id)));
        Assert.Equal(completed, await Ledger.FindPaymentAsync(held.Id, CancellationToken.None));
        var balance = await Ledger.FindBalanceAsync(wallet, CancellationToken.None);
        Assert.Equal((Money.OfTenge(98), completed.PayeeVersion), (balance!.Available, balance.Version));
        Assert.Contains(_process.Published.Balances, published => published with { AsOf = balance.AsOf } == balance);
        await database.AssertBooksAsync();
    }

    [Fact]
    public async Task Two_hundred_parallel_calls_with_one_key_are_one_payment_and_equal_answers()
    {
        var (agent, wallet) = await PartiesAsync(1000);

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ =>
            Task.Run(() => Ledger.DoneAsync(CashIn(agent, wallet, 10, "one-key")))));

        Assert.Single(answers.Distinct());
        Assert.Equal(Money.OfTenge(990), (await Ledger.FindBalanceAsync(agent, CancellationToken.None))!.Available);
        await database.AssertBooksAsync();
    }

    [Fact]
    public async Task The_same_key_with_another_amount_is_refused_and_moves_nothing()
    {
        var (agent, wallet) = await PartiesAsync(1000);
        await Ledger.DoneAsync(CashIn(agent, wallet, 10, "changed"));

        Assert.Equal(LedgerRefusalCode.KeyReused, await Ledger.RefusedAsync(CashIn(agent, wallet, 11, "changed")));

        Assert.Equal(Money.OfTenge(990), (await Ledger.FindBalanceAsync(agent, CancellationToken.None))!.Available);
    }

    [Fact]
    public async Task A_refusal_does_not_fail_its_neighbours()
    {
        var (agent, wallet) = await PartiesAsync(100);

        var answers = await Task.WhenAll(Enumerable.Range(1, 100).Select(i => Ledger.SubmitAsync(
            CashIn(agent, wallet, i % 2 == 0 ? 1 : 5000, $"neighbour-{i}"), CancellationToken.None)));

        Assert.Equal(50, answers.OfType<LedgerResult.Done>().Count());
        Assert.All(answers.OfType<LedgerResult.Refused>(), r => Assert.Equal(LedgerRefusalCode.InsufficientFunds, r.Refusal.Code));
        await database.AssertBooksAsync();
    }

    [Fact]
    public async Task A_command_the_database_cannot_take_is_a_bug_of_its_own_and_its_neighbours_are_paid()
    {
        var (agent, wallet) = await PartiesAsync(100);
        // PostgreSQL has no character for NUL: the row is good to the rules and impossible to the database.
        var poison = CashIn(agent, wallet, 1, "poison\0");

        var neighbours = Enumerable.Range(1, 50).Select(i => Ledger.SubmitAsync(CashIn(agent, wallet, 1, $"beside-{i}"), default)).ToList();
        var bad = Ledger.SubmitAsync(poison, default);
        neighbours.AddRange(Enumerable.Range(51, 50).Select(i => Ledger.SubmitAsync(CashIn(agent, wallet, 1, $"beside-{i}"), default)));

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => bad);
        Assert.All(await Task.WhenAll(neighbours), answer => Assert.IsType<LedgerResult.Done>(answer));
        await database.AssertBooksAsync();
    }

    [Fact]
    public async Task A_rule_that_throws_fails_its_command_alone()
    {
        var (agent, wallet) = await PartiesAsync(100);
        var overflow = Pay(new PaymentTerms(agent, wallet, new Money(long.MaxValue), new Money(1), Money.Zero), "overflow", Opening.Hold);

        var bad = Ledger.SubmitAsync(overflow, default);
        var good = Ledger.SubmitAsync(CashIn(agent, wallet, 1, "beside-overflow"), default);

        await Assert.ThrowsAsync<OverflowException>(() => bad);
        Assert.IsType<LedgerResult.Done>(await good);
    }

    [Fact]
    public async Task Cancelling_after_it_is_queued_cancels_nothing()
    {
        var (agent, wallet) = await PartiesAsync(100);
        using var source = new CancellationTokenSource();

        var answer = Ledger.SubmitAsync(CashIn(agent, wallet, 1, "cancelled"), source.Token);
        await source.CancelAsync();

        Assert.IsType<LedgerResult.Done>(await answer);
        Assert.Throws<OperationCanceledException>(() =>
            { _ = Ledger.SubmitAsync(CashIn(agent, wallet, 1, "never"), source.Token); });
    }

    [Fact]
    public async Task A_full_queue_says_ask_again_and_a_stopping_writer_finishes_what_it_took()
    {
        await using var small = await LedgerProcess.StartAsync(database.ConnectionString, ("Ledger:QueueMax", "20"));
        var (agent, wallet) = await PartiesAsync(100_000);
        var (taken, turnedAway) = (new List<Task<LedgerResult>>(), 0);

        for (var i = 0; i < 5000; i++)
        {
            try
            {
                taken.Add(small.Ledger.SubmitAsync(CashIn(agent, wallet, 1, $"flood-{i}"), default));
            }
            catch (LedgerUnavailableException unavailable)
            {
                Assert.True(unavailable.RetryAfter > TimeSpan.Zero);
                turnedAway++;
            }
        }

        await small.StopAsync();

        Assert.True(turnedAway > 0, "the queue was never full: nothing was tested");
        Assert.All(taken, answer => Assert.True(answer.IsCompletedSuccessfully));
        Assert.Equal((long)taken.Count, await database.QueryAsync<long>("select count(*) from ledger.payment where reference like 'flood-%'"));
        Assert.Throws<LedgerUnavailableException>(() => { _ = small.Ledger.SubmitAsync(CashIn(agent, wallet, 1, "late"), default); });
    }

    [Fact]
    public async Task A_code_is_used_up_in_the_same_step()
    {
        var (agent, wallet) = await PartiesAsync(100);
        var claim = new CodeClaim(wallet, Guid.CreateVersion7());
        await database.ExecuteAsync(
            $"insert into ledger.one_time_code values ({wallet}, '{claim.Hash}', null, now(), now() + interval '10 minutes', null)");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() =>
            Ledger.SubmitAsync(CashIn(agent, wallet, 1, $"code-{i}") with { Code = claim }, default))));

        var winner = Assert.Single(answers.OfType<LedgerResult.Done>());
        Assert.Equal(winner.Payment.Id.Value, await database.QueryAsync<long>(
            $"select used_by from ledger.one_time_code where account_id = {wallet}"));
    }

    [Fact]
    public async Task Limits_and_refund_caps_hold_against_parallel_calls()
    {
        var (agent, wallet) = await PartiesAsync(1000);
        var limit = new TurnoverLimit(wallet, TurnoverSide.Credits, null, Money.OfTenge(50), null);
        var payments = await Task.WhenAll(Enumerable.Range(0, 80).Select(i => Task.Run(() => Ledger.SubmitAsync(
            CashIn(agent, wallet, 1, $"limited-{i}", Opening.Post) with { Limits = [limit] }, default))));
        var sale = payments.OfType<LedgerResult.Done>().First().Payment;

        var refunds = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => Ledger.SubmitAsync(
            Pay(new PaymentTerms(wallet, agent, new Money(30), Money.Zero, Money.Zero), $"refund-{i}", Opening.Post)
                with { RefundOf = sale.Id }, default))));

        Assert.Equal(50, payments.OfType<LedgerResult.Done>().Count());
        Assert.Equal(3, refunds.OfType<LedgerResult.Done>().Count());
        await database.AssertBooksAsync();
    }

    [Fact]
    public async Task A_limit_is_kept_by_a_writer_that_starts_later()
    {
        var (agent, wallet) = await PartiesAsync(1000);
        var limit = new TurnoverLimit(wallet, TurnoverSide.Credits, null, Money.OfTenge(50), Money.OfTenge(60));
        await Ledger.DoneAsync(CashIn(agent, wallet, 45, "before", Opening.Post));
        await using var later = await LedgerProcess.StartAsync(database.ConnectionString);

        Assert.Equal(LedgerRefusalCode.LimitPerDay, await later.Ledger.RefusedAsync(CashIn(agent, wallet, 6, "after") with { Limits = [limit] }));
        await later.Ledger.DoneAsync(CashIn(agent, wallet, 5, "just") with { Limits = [limit] });
    }

    private async Task<(AccountId Agent, AccountId Wallet)> PartiesAsync(long tenge) =>
        (await database.OpenFloatAsync(Ledger, tenge), await database.OpenAccountAsync(AccountKind.HolderWallet));
}
