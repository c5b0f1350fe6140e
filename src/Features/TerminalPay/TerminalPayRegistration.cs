using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Features.TerminalPay;

/// <summary>What the use cases of this feature share.</summary>
public static class TerminalPayRegistration
{
    public static IServiceCollection AddTerminalPay(this IServiceCollection services) =>
        services.AddScoped<MerchantDirectory>().AddTransient<ProviderPayments>();
}
