using Allpay.Infrastructure.Payments.Waiting;
using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Infrastructure.Payments;

public static class PaymentsRegistration
{
    /// <summary>What the use cases of all payments share.</summary>
    public static IServiceCollection AddPayments(this IServiceCollection services) => services
        .AddTransient<PaymentOpening>()
        .AddTransient<OwnPayments>()
        .AddSingleton(typeof(Rounds<>));
}
