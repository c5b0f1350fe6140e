using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Features.Certificates;

public static class CertificatesRegistration
{
    public static IServiceCollection AddCertificates(this IServiceCollection services) => services.AddScoped<NewCertificates>();
}
