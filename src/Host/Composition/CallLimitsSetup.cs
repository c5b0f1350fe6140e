using Allpay.Host.Limits;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Allpay.Host.Composition;

/// <summary>How much is taken of whom, at both doors.</summary>
internal static class CallLimitsSetup
{
    public static void AddCallLimits(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<RateLimitOptions>().Bind(builder.Configuration.GetSection(RateLimitOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.TryAddSingleton<CallLimits>();
        builder.Services.TryAddSingleton<SoapLimits>();
    }
}
