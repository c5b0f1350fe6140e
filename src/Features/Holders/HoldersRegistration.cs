using Allpay.Features.Holders.Logins;
using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Features.Holders;

/// <summary>What the use cases of this feature share.</summary>
public static class HoldersRegistration
{
    public static IServiceCollection AddHolders(this IServiceCollection services) => services
        .AddSingleton<LoginTurns>()
        .AddSingleton<LoginHashes>()
        .AddScoped<LoginCounts>()
        .AddScoped<PasswordGate>()
        .AddScoped<HolderPasswords>();
}
