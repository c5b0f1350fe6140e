using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Allpay.Infrastructure.Ledger;

public static class BooksMetricsRegistration
{
    /// <summary>For hosts that serve: they are the ones that are scraped.</summary>
    public static IServiceCollection AddBooksMetrics(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AlertOptions>().Bind(configuration.GetSection(AlertOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<AlertOptions>>().Value);
        return services.AddHostedService<BooksMetrics>();
    }
}
