using Allpay.Features.TerminalPay.Providers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Allpay.Features.TerminalPay;

/// <summary>What the use cases of this feature share.</summary>
public static class TerminalPayRegistration
{
    private const int AnswerBytesMax = 64 * 1024;

    public static IServiceCollection AddTerminalPay(this IServiceCollection services, IConfiguration configuration)
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
        return services.AddScoped<MerchantDirectory>().AddTransient<ProviderPayments>();
    }

    private static void Configure(IServiceProvider provider, HttpClient http)
    {
        http.Timeout = TimeSpan.FromSeconds(provider.GetRequiredService<IOptions<ProviderOptions>>().Value.TimeoutSeconds);
        http.MaxResponseContentBufferSize = AnswerBytesMax;
    }
}
