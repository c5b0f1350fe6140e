using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Infrastructure.ReadStore;

public static class ReadStoreRegistration
{
    public static IServiceCollection AddReadStore(this IServiceCollection services, string configuration) => services
        .AddSingleton(_ => new RedisConnection(configuration))
        .AddSingleton(new ReadStoreOptions())
        .AddSingleton<ReadStoreMetrics>()
        .AddSingleton<RedisGuard>()
        .AddSingleton<MissedBalances>()
        .AddSingleton<RedisBalances>()
        .AddSingleton<LedgerBalances>()
        .AddSingleton<CommittedBalances>()
        .AddSingleton<RepairMark>()
        .AddSingleton<BalancePublisher>()
        .AddSingleton<IBalancePublisher>(provider => provider.GetRequiredService<BalancePublisher>())
        .AddHostedService(provider => provider.GetRequiredService<BalancePublisher>())
        .AddSingleton<IReadStore, RedisReadStore>()
        .AddSingleton<IReadStoreRepair, ReadStoreRepair>();
}
