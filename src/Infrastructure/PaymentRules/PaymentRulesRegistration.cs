using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Infrastructure.PaymentRules;

public static class PaymentRulesRegistration
{
    public static IServiceCollection AddPaymentRules(this IServiceCollection services) =>
        services.AddSingleton<IPaymentRules, CachedPaymentRules>();
}
