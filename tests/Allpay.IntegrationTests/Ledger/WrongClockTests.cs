using Allpay.Infrastructure.Ledger;
using static Allpay.IntegrationTests.Ledger.Requests;

namespace Allpay.IntegrationTests.Ledger;

/// <summary>
/// The database's clock decides. A host whose own clock says something else writes nothing: it would otherwise stamp accounts
/// that every other host then has to follow, for good.
/// </summary>
public sealed class WrongClockTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    [Theory]
    [InlineData(365 * 24 * 60)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(-365 * 24 * 60)]
    public async Task A_host_with_a_wrong_clock_writes_nothing(int minutes)
    {
        await using var right = await LedgerProcess.StartAsync(database.ConnectionString);
        var agent = await database.OpenFloatAsync(right.Ledger, 100);
        var wallet = await database.OpenAccountAsync(AccountKind.HolderWallet);
        await using var wrong = await LedgerProcess.StartAsync(
            database.ConnectionString, new ShiftedClock(TimeSpan.FromMinutes(minutes)), []);

        var refused = await Assert.ThrowsAsync<LedgerUnavailableException>(() =>
            wrong.Ledger.DoneAsync(CashIn(agent, wallet, 1, $"wrong-{minutes}", Opening.Post)));

        Assert.Contains("clock", refused.Message);
        Assert.Null(await right.Ledger.FindPaymentAsync(new PaymentKey(Agent, $"wrong-{minutes}"), default));
        var limit = new TurnoverLimit(wallet, TurnoverSide.Credits, null, Money.OfTenge(5), null);
        await right.Ledger.DoneAsync(CashIn(agent, wallet, 5, $"right-{minutes}", Opening.Post) with { Limits = [limit] });
        Assert.Equal(
            await database.QueryAsync<DateOnly>("select (now() at time zone 'UTC' + interval '5 hours')::date"),
            await database.QueryAsync<DateOnly>("select max(day) from ledger.account"));
    }
}

/// <summary>A clock that is wrong by so much.</summary>
internal sealed class ShiftedClock(TimeSpan shift) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;
}
