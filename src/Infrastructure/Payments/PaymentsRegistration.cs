using Allpay.Infrastructure.Payments.Waiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Infrastructure.Payments;

public static class PaymentsRegistration
{
    /// <summary>What the use cases of all payments share.</summary>
    public static IServiceCollection AddPayments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PaymentOptions>().Bind(configuration.GetSection(PaymentOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddTransient<PaymentOpening>()
            .AddSingleton(typeof(Rounds<>));
    }
}
