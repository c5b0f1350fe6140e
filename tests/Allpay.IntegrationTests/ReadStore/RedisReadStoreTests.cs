using System.Diagnostics;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.ReadStore;

namespace Allpay.IntegrationTests.ReadStore;

/// <summary>
/// Reading balances: from Redis where it can, from the ledger where it must, and Redis learns from that.
/// </summary>
public sealed class RedisReadStoreTests : IAsyncLifetime
{
    private readonly ReadStoreRig _rig = new();
    private readonly AccountId _account = ReadStoreRig.NewAccount();

    public ValueTask InitializeAsync() => _rig.InitializeAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task What_was_published_is_read_from_redis()
    {
        await _rig.PublishAsync(ReadStoreRig.At(_account, 2));
        var reading = await _rig.ReadAsync(_account);
        Assert.Equal(new BalanceReading(ReadStoreRig.At(_account, 2), BalanceSource.ReadStore), reading);
    }

    [Fact]
    public async Task What_redis_does_not_have_is_read_from_the_ledger_and_healed()
    {
        _rig.Committed[_account] = ReadStoreRig.At(_account, 4);
        Assert.Equal(BalanceSource.Ledger, (await _rig.ReadAsync(_account))!.Source);
        await ReadStoreRig.EventuallyAsync(async () => (await _rig.ReadAsync(_account))!.Source == BalanceSource.ReadStore);
    }

    [Fact]
    public async Task A_flushed_redis_is_healed()
    {
        _rig.Committed[_account] = ReadStoreRig.At(_account, 4);
        await _rig.PublishAsync(_rig.Committed[_account]);
        await _rig.Redis.KeyDeleteAsync(_rig.Keys.Balance(_account));
        Assert.Equal(4, (await _rig.ReadAsync(_account))!.Balance.Version);
        await ReadStoreRig.EventuallyAsync(async () => await _rig.StoredVersionAsync(_account) == 4);
    }

    [Fact]
    public async Task An_account_nobody_has_is_none() => Assert.Null(await _rig.ReadAsync(_account));

    [Fact]
    public async Task At_least_version_n_looks_past_an_older_one()
    {
        await _rig.PublishAsync(ReadStoreRig.At(_account, 1));
        _rig.Committed[_account] = ReadStoreRig.At(_account, 2);
        Assert.Equal(2, (await _rig.ReadAsync(_account, versionMin: 2))!.Balance.Version);
        await ReadStoreRig.EventuallyAsync(async () => await _rig.StoredVersionAsync(_account) == 2);
    }

    [Fact]
    public async Task A_version_that_does_not_come_is_given_up_with_what_there_is()
    {
        _rig.Committed[_account] = ReadStoreRig.At(_account, 2);
        var watch = Stopwatch.StartNew();
        Assert.Equal(2, (await _rig.ReadAsync(_account, versionMin: 9))!.Balance.Version);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"Giving up took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_redis_balances_come_from_the_ledger(bool hangs)
    {
        await _rig.PublishAsync(ReadStoreRig.At(_account, 1));
        _rig.Committed[_account] = ReadStoreRig.At(_account, 1);
        if (hangs) _rig.Relay.Hang();
        else _rig.Relay.Cut();
        for (var read = 0; read < 20; read++)
            Assert.Equal(BalanceSource.Ledger, (await _rig.ReadAsync(_account))!.Source);
        if (hangs) _rig.Relay.Resume();
        else _rig.Relay.Start();
        await ReadStoreRig.EventuallyAsync(async () => (await _rig.ReadAsync(_account))!.Source == BalanceSource.ReadStore);
    }

    [Fact]
    public async Task A_balance_redis_missed_is_never_read_from_redis()
    {
        await _rig.PublishAsync(ReadStoreRig.At(_account, 1));
        _rig.Relay.Cut();
        _rig.Committed[_account] = ReadStoreRig.At(_account, 2);
        _rig.Publisher.Publish([_rig.Committed[_account]]);
        _rig.Relay.Start();
        for (var read = 0; read < 200; read++)
        {
            Assert.Equal(2, (await _rig.ReadAsync(_account))!.Balance.Version);
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}

/// <summary>The host starts without Redis and finds it later.</summary>
public sealed class RedisAwayAtStartTests
{
    [Fact]
    public async Task What_happened_before_redis_was_there_is_shown_when_it_is()
    {
        await using var rig = new ReadStoreRig();
        var account = ReadStoreRig.NewAccount();
        await rig.StartAsync();
        rig.Committed[account] = ReadStoreRig.At(account, 1);
        rig.Publisher.Publish([rig.Committed[account]]);
        Assert.Equal(BalanceSource.Ledger, (await rig.ReadAsync(account))!.Source);
        rig.Relay.Start();
        await ReadStoreRig.EventuallyAsync(async () => (await rig.ReadAsync(account))!.Source == BalanceSource.ReadStore);
    }
}
