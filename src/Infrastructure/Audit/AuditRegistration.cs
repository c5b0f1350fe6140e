using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Infrastructure.Audit;

public static class AuditRegistration
{
    public static IServiceCollection AddAudit(this IServiceCollection services) =>
        services.AddScoped<CallOrigin>().AddScoped<AuditTrail>();
}
