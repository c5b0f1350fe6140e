using Allpay.Infrastructure.ReadStore;

namespace Allpay.IntegrationTests.ReadStore;

/// <summary>Balances on their way to Redis: newer wins, nothing waits long, nothing is lost for good.</summary>
public sealed class BalancePublisherTests : IAsyncLifetime
{
    private readonly ReadStoreRig _rig = new();

    public ValueTask InitializeAsync() => _rig.InitializeAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task A_balance_is_a_hash_people_can_read()
    {
        var account = ReadStoreRig.NewAccount();
        await _rig.PublishAsync(ReadStoreRig.At(account, 7));
        var hash = (await _rig.Redis.HashGetAllAsync(_rig.Keys.Balance(account))).ToStringDictionary();
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["version"] = "7", ["available"] = "600", ["posted"] = "700", ["pendingOut"] = "100",
                ["pendingIn"] = "200", ["asOf"] = "1970-01-01T00:00:07.0000000+00:00",
            },
            hash);
    }

    [Fact]
    public async Task An_older_version_never_replaces_a_newer_one()
    {
        var account = ReadStoreRig.NewAccount();
        foreach (var (version, stored) in new[] { (5L, 5L), (4L, 5L), (5L, 5L), (6L, 6L), (1L, 6L) })
        {
            await _rig.PublishAsync(ReadStoreRig.At(account, version));
            Assert.Equal(stored, await _rig.StoredVersionAsync(account));
        }
    }

    [Fact]
    public async Task However_they_are_mixed_the_newest_of_each_account_remains()
    {
        var accounts = Enumerable.Range(0, 20).Select(_ => ReadStoreRig.NewAccount()).ToArray();
        var balances = accounts.SelectMany(a => Enumerable.Range(1, 30).Select(v => ReadStoreRig.At(a, v))).ToArray();
        Random.Shared.Shuffle(balances);
        await Task.WhenAll(balances.Chunk(7).Select(some => Task.Run(() => _rig.PublishAsync(some))));
        foreach (var account in accounts) Assert.Equal(30, await _rig.StoredVersionAsync(account));
    }

    [Fact]
    public async Task More_balances_than_one_call_takes_are_all_shown()
    {
        var balances = Enumerable.Range(0, RedisBalances.BatchMax + 1)
            .Select(_ => ReadStoreRig.At(ReadStoreRig.NewAccount(), 1)).ToArray();
        await _rig.PublishAsync(balances);
        await ReadStoreRig.EventuallyAsync(async () => await _rig.StoredVersionAsync(balances[^1].Account) == 1);
    }

    [Fact]
    public async Task A_key_that_holds_something_else_is_replaced()
    {
        var account = ReadStoreRig.NewAccount();
        await _rig.Redis.StringSetAsync(_rig.Keys.Balance(account), "not a hash");
        await _rig.PublishAsync(ReadStoreRig.At(account, 1));
        Assert.Equal(1, await _rig.StoredVersionAsync(account));
    }

    [Fact]
    public async Task A_redis_that_hangs_is_waited_for_by_nobody_and_shown_the_newest_afterwards()
    {
        _rig.Relay.Hang();
        var account = ReadStoreRig.NewAccount();
        for (var version = 1; version <= 50; version++) _rig.Publisher.Publish([ReadStoreRig.At(account, version)]);
        Assert.Null(await _rig.StoredVersionAsync(account));
        _rig.Relay.Resume();
        await ReadStoreRig.EventuallyAsync(async () => await _rig.StoredVersionAsync(account) == 50);
    }

    [Fact]
    public async Task What_a_restart_missed_is_shown_afterwards()
    {
        _rig.Relay.Cut();
        var account = ReadStoreRig.NewAccount();
        _rig.Publisher.Publish([ReadStoreRig.At(account, 3)]);
        _rig.Publisher.Publish([ReadStoreRig.At(account, 2)]);
        Assert.Null(await _rig.StoredVersionAsync(account));
        _rig.Relay.Start();
        await ReadStoreRig.EventuallyAsync(async () => await _rig.StoredVersionAsync(account) == 3);
    }
}

internal static class HashEntries
{
    public static Dictionary<string, string> ToStringDictionary(this StackExchange.Redis.HashEntry[] entries) =>
        entries.ToDictionary(e => e.Name.ToString(), e => e.Value.ToString());
}
