using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.ReadStore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace Allpay.IntegrationTests.ReadStore;

/// <summary>
/// The read store as the host wires it, on the real Redis (through a relay), with balances told by the test.
/// </summary>
public sealed class ReadStoreRig : IAsyncLifetime, ILedger
{
    private static long _lastAccount = 1000;

    private ServiceProvider? _services;
    private ConnectionMultiplexer? _redis;

    private ReadStoreOptions Options { get; } = new()
    {
        // More patient than the product's, because the tests share two cores.
        Prefix = $"test-{Guid.NewGuid():n}", Timeout = TimeSpan.FromMilliseconds(500),
    };

    public ReadKeys Keys => new(Options);
    public RedisRelay Relay { get; } = new(RedisUnderTest);
    public Dictionary<AccountId, AccountBalance> Committed { get; } = [];
    public IBalancePublisher Publisher => _services!.GetRequiredService<IBalancePublisher>();
    public IReadStore ReadStore => _services!.GetRequiredService<IReadStore>();
    public IDatabase Redis => _redis!.GetDatabase();

    private static string RedisUnderTest => Environment.GetEnvironmentVariable("ALLPAY_TEST_REDIS")
        ?? throw new InvalidOperationException("ALLPAY_TEST_REDIS is not set: these tests need a Redis, run them by ./test.");

    public static AccountId NewAccount() => new(Interlocked.Increment(ref _lastAccount));

    public static AccountBalance At(AccountId account, long version) => new(
        account, Money.OfTenge(version), Money.OfTenge(1), Money.OfTenge(2), version,
        DateTimeOffset.UnixEpoch.AddSeconds(version));

    public async ValueTask InitializeAsync()
    {
        _redis = await ConnectionMultiplexer.ConnectAsync(RedisUnderTest);
        Relay.Start();
        await StartAsync();
        await EventuallyAsync(async () => await TryPublishAsync());
    }

    public async Task StartAsync()
    {
        var options = new ConfigurationOptions { EndPoints = { { "127.0.0.1", Relay.Port } } };
        options.Password = ConfigurationOptions.Parse(RedisUnderTest).Password;
        _services = new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton(TimeProvider.System)
            .AddReadStore(options.ToString(), Options)
            .AddSingleton<ILedger>(this)
            .BuildServiceProvider();
        foreach (var hosted in _services.GetServices<IHostedService>()) await hosted.StartAsync(CancellationToken.None);
    }

    public async Task<long?> StoredVersionAsync(AccountId account) =>
        (long?)await Redis.HashGetAsync(Keys.Balance(account), "version");

    /// <summary>Publishes, and waits until Redis has been shown everything.</summary>
    public Task PublishAsync(params AccountBalance[] balances)
    {
        Publisher.Publish(balances);
        return EventuallyAsync(() => Task.FromResult(_services!.GetRequiredService<UnshownBalances>().IsEmpty));
    }

    public Task<BalanceReading?> ReadAsync(AccountId account, long versionMin = 0) =>
        ReadStore.FindBalanceAsync(account, versionMin, TestContext.Current.CancellationToken);

    /// <summary>Probes until it is so; what happens in the background is given ten seconds.</summary>
    public static async Task EventuallyAsync(Func<Task<bool>> probe)
    {
        for (var attempt = 0; attempt < 245; attempt++)
        {
            if (await probe()) return;
            await Task.Delay(attempt < 50 ? 5 : 50);
        }

        Assert.Fail("It did not come about within ten seconds.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            foreach (var hosted in _services.GetServices<IHostedService>()) await hosted.StopAsync(CancellationToken.None);
            await _services.DisposeAsync();
        }

        await Relay.DisposeAsync();
        if (_redis is not null) await _redis.DisposeAsync();
    }

    public Task<AccountBalance?> FindBalanceAsync(AccountId id, CancellationToken cancellationToken) =>
        Task.FromResult(Committed.GetValueOrDefault(id));

    public Task<LedgerResult> SubmitAsync(LedgerCommand command, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<LedgerResult> CheckAsync(LedgerCommand command, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Payment?> FindPaymentAsync(PaymentKey key, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Payment?> FindPaymentAsync(PaymentId id, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    private async Task<bool> TryPublishAsync()
    {
        var account = NewAccount();
        Publisher.Publish([At(account, 1)]);
        await Task.Delay(10);
        return await StoredVersionAsync(account) == 1;
    }
}
