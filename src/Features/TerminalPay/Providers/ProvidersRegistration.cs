using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Allpay.Features.TerminalPay.Providers;

public static class ProvidersRegistration
{
    private const int AnswerBytesMax = 64 * 1024;

    public static IServiceCollection AddProviders(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProviderOptions>().Bind(configuration.GetSection(ProviderOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<ServiceDirectory>();
        // Addresses hold payers' phone numbers, and the client would log each of them.
        services.AddSingleton<ProviderMetrics>();
        services.AddTransient<IProviderGateway, MeasuredProviders>();
        services.AddHttpClient<HttpProviderGateway>(nameof(IProviderGateway), Configure)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        return services;
    }

    private static void Configure(IServiceProvider provider, HttpClient http)
    {
        http.Timeout = TimeSpan.FromSeconds(provider.GetRequiredService<IOptions<ProviderOptions>>().Value.TimeoutSeconds);
        http.MaxResponseContentBufferSize = AnswerBytesMax;
    }
}
