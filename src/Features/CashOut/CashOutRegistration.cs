using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Features.CashOut;

/// <summary>What the use cases of this feature share.</summary>
public static class CashOutRegistration
{
    public static IServiceCollection AddCashOut(this IServiceCollection services) => services
        .AddSingleton<OneTimeCodes>()
        .AddTransient<CashOutOpening>();
}
