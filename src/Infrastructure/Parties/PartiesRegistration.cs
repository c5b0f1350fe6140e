using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Infrastructure.Parties;

public static class PartiesRegistration
{
    public static IServiceCollection AddParties(this IServiceCollection services) => services
        .AddSingleton<IHolderDirectory, HolderDirectory>()
        .AddScoped<PartyRegistry>()
        .AddSingleton<IApiKeys, ApiKeys>();
}
