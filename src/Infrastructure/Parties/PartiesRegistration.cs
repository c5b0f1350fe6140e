using Allpay.Infrastructure.Parties.Logins;
using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Infrastructure.Parties;

public static class PartiesRegistration
{
    public static IServiceCollection AddParties(this IServiceCollection services) => services
        .AddSingleton<IHolderDirectory, HolderDirectory>()
        .AddScoped<IMerchantDirectory, MerchantDirectory>()
        .AddScoped<PartyRegistry>()
        .AddSingleton<LoginTurns>()
        .AddSingleton<LoginHashes>()
        .AddScoped<LoginCounts>()
        .AddScoped<PasswordGate>()
        .AddScoped<HolderSessions>()
        .AddScoped<HolderPasswords>()
        .AddSingleton<IApiKeys, ApiKeys>();
}
