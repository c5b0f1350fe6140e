using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Infrastructure.ReadStore;

public static class ReadStoreRegistration
{
    public static IServiceCollection AddReadStore(
        this IServiceCollection services, string connection, ReadStoreOptions options) => services
        .AddSingleton(_ => new RedisConnection(connection))
        .AddSingleton(options)
        .AddSingleton<ReadKeys>()
        .AddSingleton<ReadStoreMetrics>()
        .AddSingleton<RedisGuard>()
        .AddSingleton<UnshownBalances>()
        .AddSingleton<RedisBalances>()
        .AddSingleton<LedgerBalances>()
        .AddSingleton<CommittedBalances>()
        .AddSingleton<BalancePublisher>()
        .AddSingleton<IBalancePublisher>(provider => provider.GetRequiredService<BalancePublisher>())
        .AddHostedService(provider => provider.GetRequiredService<BalancePublisher>())
        .AddSingleton<IReadStore, RedisReadStore>()
        .AddSingleton(CreateRepair);

    // The repair is patient, and its failures are its own: they do not break Redis off for the others.
    private static IReadStoreRepair CreateRepair(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<ReadStoreOptions>();
        var patient = options with { Timeout = options.RepairTimeout };
        var guard = ActivatorUtilities.CreateInstance<RedisGuard>(provider, patient);
        return ActivatorUtilities.CreateInstance<ReadStoreRepair>(
            provider,
            ActivatorUtilities.CreateInstance<RedisBalances>(provider, guard),
            ActivatorUtilities.CreateInstance<RepairMark>(provider, guard));
    }
}
