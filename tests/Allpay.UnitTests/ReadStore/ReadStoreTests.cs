using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.ReadStore;
using Allpay.UnitTests.Doubles;
using CsCheck;
using StackExchange.Redis;

namespace Allpay.UnitTests.ReadStore;

/// <summary>The parts of the read store that need no Redis.</summary>
public sealed class ReadStoreTests
{
    private static readonly AccountId Account = new(1000);

    private static readonly Gen<AccountBalance> Balances = Gen.Select(
        Gen.Long[-1_000_000, 1_000_000], Gen.Long[0, 1_000_000], Gen.Long[0, 1_000_000], Gen.Long[0, 1L << 50],
        (posted, pendingOut, pendingIn, version) => new AccountBalance(
            Account, new Money(posted), new Money(pendingOut), new Money(pendingIn), version,
            DateTimeOffset.UnixEpoch.AddTicks(version)));

    [Fact]
    public void A_balance_comes_back_from_its_hash() => Balances.Sample(balance =>
        Assert.Equal(balance, BalanceHash.Read(Account, BalanceHash.Values(balance))));

    [Fact]
    public void A_hash_that_does_not_add_up_is_none() => Balances.Sample(balance =>
    {
        var values = BalanceHash.Values(balance);
        values[1] = balance.Available.Tiyn + 1;
        Assert.Null(BalanceHash.Read(Account, values));
    });

    [Fact]
    public void An_empty_hash_is_none() =>
        Assert.Null(BalanceHash.Read(Account, new RedisValue[BalanceHash.Fields.Length]));

    [Fact]
    public void Of_balances_not_shown_the_newest_is_kept_in_whatever_order_they_came() =>
        Balances.Array[1, 5].Sample(balances =>
        {
            var unshown = new UnshownBalances();
            foreach (var balance in balances) unshown.Add([balance]);
            Assert.Equal(balances.Max(b => b.Version), Assert.Single(unshown.Peek(10)).Version);
        });

    [Fact]
    public void What_was_shown_is_forgotten_unless_there_is_something_newer_since()
    {
        var unshown = new UnshownBalances();
        unshown.Add([At(1)]);
        var shown = unshown.Peek(1);
        unshown.Add([At(2)]);
        unshown.Remove(shown);
        Assert.Equal(2, Assert.Single(unshown.Peek(1)).Version);
        unshown.Remove(unshown.Peek(1));
        Assert.True(unshown.IsEmpty);
    }

    [Fact]
    public async Task Waiting_for_a_version_reads_again_until_it_is_there()
    {
        var ledger = new ScriptedLedger { Balances = { [Account] = At(1) } };
        ledger.OnBalanceRead = reads => ledger.Balances[Account] = At(1 + reads);
        var balance = await WaitAsync(ledger, 3);
        Assert.Equal(3, balance!.Version);
    }

    [Fact]
    public async Task Waiting_for_a_version_ends()
    {
        var ledger = new ScriptedLedger { Balances = { [Account] = At(1) } };
        var balance = await WaitAsync(ledger, 1000);
        Assert.Equal(1, balance!.Version);
        Assert.Equal(1 + new ReadStoreOptions().RereadsMax, ledger.BalanceReads);
    }

    // The clock moves by itself, so the waits pass at once.
    private static Task<AccountBalance?> WaitAsync(ScriptedLedger ledger, long version)
    {
        var options = new ReadStoreOptions { RereadEvery = TimeSpan.FromTicks(1) };
        return new LedgerBalances(ledger, options, TimeProvider.System)
            .FindAsync(Account, version, TestContext.Current.CancellationToken);
    }

    private static AccountBalance At(long version) =>
        new(Account, Money.Zero, Money.Zero, Money.Zero, version, DateTimeOffset.UnixEpoch);
}
