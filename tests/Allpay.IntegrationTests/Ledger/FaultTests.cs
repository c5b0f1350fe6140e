using Allpay.Infrastructure.Ledger;
using static Allpay.IntegrationTests.Ledger.Requests;

namespace Allpay.IntegrationTests.Ledger;

/// <summary>Whatever the server throws, wherever it throws it: nothing is lost and nothing is done twice.</summary>
public sealed class FaultTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>, IAsyncLifetime
{
    private const int Strikes = 3;
    private const int Payments = 30;
    private const string Kill = "kill";

    // A unique row that somebody else has made meanwhile.
    private const string LostRace = "23505";

    // Killed sessions cost a reconnect each; on a busy machine that must not become "ask again".
    private static readonly (string, string) Patience = ("Ledger:AnswerWithin", "00:01:00");

    private static bool _installed;

    public static TheoryData<string, string> Faults
    {
        get
        {
            var faults = new TheoryData<string, string>();
            foreach (var place in Chaos.Places)
                foreach (var action in new[] { "40001", "40P01", LostRace, Kill })
                    faults.Add(place, action);
            return faults;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!_installed) await database.ExecuteAsync(Chaos.Install);
        _installed = true;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_at_any_statement_loses_and_doubles_nothing(string place, string action)
    {
        await using var process = await LedgerProcess.StartAsync(database.ConnectionString, Patience);
        var (ledger, name) = (process.Ledger, $"{place}-{action}");
        var agent = await database.OpenFloatAsync(ledger, 1000);
        var wallet = await database.OpenAccountAsync(AccountKind.HolderWallet);
        await ledger.DoneAsync(CashIn(agent, wallet, 1, $"{name}-known", Opening.Post));
        await database.ExecuteAsync(Chaos.Plan(place, action, Strikes));

        var payments = await Task.WhenAll(Enumerable.Range(0, Payments).Select(async i =>
        {
            var held = await ledger.DoneAsync(await PaymentAsync(agent, wallet, $"{name}-{i}"));
            await ledger.DoneAsync(CashIn(agent, wallet, 1, $"{name}-known", Opening.Post));
            return await ledger.DoneAsync(new CompletePayment(new PaymentTarget(held.Id)));
        }));

        Assert.True(await database.QueryAsync<long>("select last_value from chaos.strikes") >= Strikes, "it never struck: nothing was tested");
        Assert.Equal(Payments, payments.Distinct().Count(p => p.Status == PaymentStatus.Completed));
        Assert.Equal(Money.OfTenge(Payments + 1), (await ledger.FindBalanceAsync(wallet, default))!.Posted);
        Assert.Equal((Payments * 2L) + 1, await database.QueryAsync<long>(
            $"select count(*) from ledger.transfer where credit_account_id = {wallet}"));
        await database.AssertBooksAsync();
    }

    [Fact]
    public async Task A_fault_that_does_not_end_is_answered_ask_again_within_the_budget()
    {
        await using var process = await LedgerProcess.StartAsync(database.ConnectionString, ("Ledger:AnswerWithin", "00:00:00.500"));
        var agent = await database.OpenFloatAsync(process.Ledger, 10);
        var wallet = await database.OpenAccountAsync(AccountKind.HolderWallet);
        await database.ExecuteAsync(Chaos.Plan("commit", "40001", int.MaxValue));

        var unavailable = await Assert.ThrowsAsync<LedgerUnavailableException>(() => process.Ledger.DoneAsync(CashIn(agent, wallet, 1, "endless")));
        Assert.True(unavailable.RetryAfter > TimeSpan.Zero);

        await database.ExecuteAsync("truncate chaos.plan");
        Assert.Null(await process.Ledger.FindPaymentAsync(new PaymentKey(Agent, "endless"), default));
        await process.Ledger.DoneAsync(CashIn(agent, wallet, 1, "endless"));
    }

    [Theory]
    [InlineData("42P01")]
    [InlineData("42703")]
    public async Task A_schema_that_is_not_the_hosts_is_answered_ask_again_at_once(string sqlState)
    {
        await using var process = await LedgerProcess.StartAsync(database.ConnectionString, Patience);
        var agent = await database.OpenFloatAsync(process.Ledger, 10);
        var wallet = await database.OpenAccountAsync(AccountKind.HolderWallet);
        await database.ExecuteAsync(Chaos.Plan("insert payment", sqlState, 1));

        var unavailable = await Assert.ThrowsAsync<LedgerUnavailableException>(
            () => process.Ledger.DoneAsync(CashIn(agent, wallet, 1, $"schema-{sqlState}")));
        Assert.Contains("migrate", unavailable.Message);

        await process.Ledger.DoneAsync(CashIn(agent, wallet, 1, $"schema-{sqlState}"));
    }

    private async Task<OpenPayment> PaymentAsync(AccountId agent, AccountId wallet, string reference)
    {
        var claim = new CodeClaim(wallet, Guid.CreateVersion7());
        await database.ExecuteAsync(
            $"insert into ledger.one_time_code values ({wallet}, '{claim.Hash}', null, now(), now() + interval '10 minutes', null)");
        return CashIn(agent, wallet, 1, reference) with
        {
            Code = claim,
            Limits = [new TurnoverLimit(wallet, TurnoverSide.Credits, null, Money.OfTenge(1000), null)],
        };
    }
}
