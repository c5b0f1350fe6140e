using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Features.CashIn;

/// <summary>What the use cases of this feature share.</summary>
public static class CashInRegistration
{
    public static IServiceCollection AddCashIn(this IServiceCollection services) => services.AddTransient<CashInOpening>();
}
