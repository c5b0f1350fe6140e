using Allpay.Features.CashIn.CreateCashIn;
using Allpay.Features.Reconciliation.RepairReadStore;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.ReadStore;
using Allpay.IntegrationTests.Infrastructure;
using Allpay.IntegrationTests.ReadStore;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Allpay.IntegrationTests.Features.Reconciliation;

/// <summary>Whatever was done to Redis, a repair makes it agree with PostgreSQL.</summary>
public sealed class RepairReadStoreTests(AllpayFixture allpay) : AllpayTest(allpay)
{
    private AccountId Float => Allpay.Agent.Float;
    private RedisKey Key => Allpay.Services.GetRequiredService<ReadKeys>().Balance(Float);

    [Fact]
    public async Task A_lost_balance_comes_back()
    {
        var redis = await RedisAsync();
        await redis.KeyDeleteAsync(Key);
        await AssertRepairedAsync();
    }

    [Fact]
    public async Task An_old_balance_is_brought_up_to_date()
    {
        await OverwriteAsync("version", 0);
        await AssertRepairedAsync();
    }

    [Fact]
    public async Task A_balance_that_was_changed_by_hand_is_put_right()
    {
        var redis = await RedisAsync();
        await redis.HashIncrementAsync(Key, "posted", 100);
        await redis.HashIncrementAsync(Key, "available", 100);
        await AssertRepairedAsync();
    }

    [Fact]
    public async Task A_balance_from_another_life_of_the_database_is_overwritten()
    {
        await OverwriteAsync("version", 1_000_000);
        await AssertRepairedAsync();
    }

    [Fact]
    public async Task A_second_repair_finds_little_to_do()
    {
        await Allpay.SendAsync(new RepairReadStore(RepairScope.All));
        var report = (await Allpay.SendAsync(new RepairReadStore(RepairScope.ChangedLately))).Value;
        Assert.Equal(0, report.Repaired);
        Assert.True(report.Finished);
    }

    [Fact]
    public async Task A_payment_is_in_redis_soon_after_it_is_answered()
    {
        var receipt = (await Allpay.SendAsync(
            new CreateCashIn(Allpay.Agent, Allpay.Holder.UserName, "1", Allpay.NewReference()))).Value;
        var redis = await RedisAsync();
        await ReadStoreRig.EventuallyAsync(async () => (long)await redis.HashGetAsync(Key, "version") == receipt.PayerVersion);
    }

    private async Task AssertRepairedAsync()
    {
        var report = (await Allpay.SendAsync(new RepairReadStore(RepairScope.All))).Value;
        Assert.True(report.Finished);
        Assert.True(report.Repaired > 0, "The repair found what is wrong.");
        var balance = await Allpay.BalanceAsync(Float);
        var redis = await RedisAsync();
        var stored = BalanceHash.Read(Float, await redis.HashGetAsync(Key, BalanceHash.Fields));
        Assert.Equal(balance with { AsOf = stored!.AsOf }, stored);
    }

    private async Task OverwriteAsync(string field, long value)
    {
        var redis = await RedisAsync();
        await Allpay.SendAsync(new RepairReadStore(RepairScope.All));
        await redis.HashSetAsync(Key, field, value);
    }

    private async Task<IDatabase> RedisAsync() =>
        (await Allpay.Services.GetRequiredService<RedisConnection>().GetAsync(CancellationToken.None)).GetDatabase();
}
