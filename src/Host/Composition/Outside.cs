using Allpay.Infrastructure.OneTimeCodes;
using Allpay.Infrastructure.Providers;

namespace Allpay.Host.Composition;

/// <summary>What serving takes beyond the stores: the secret of one-time codes and the way to providers.</summary>
internal static class Outside
{
    public static void AddOutside(this IHostApplicationBuilder builder) => builder.Services
        .AddOneTimeCodes(builder.Configuration)
        .AddProviders(builder.Configuration);
}
