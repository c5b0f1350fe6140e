using Allpay.Infrastructure.MessageArchive;
using Allpay.Infrastructure.OneTimeCodes;
using Allpay.Infrastructure.Providers;
using Allpay.Infrastructure.Replays;
using Allpay.Infrastructure.Retention;

namespace Allpay.Host.Composition;

/// <summary>What serving takes beyond the stores: the archive of messages, the secret of one-time codes, the
/// way to providers.</summary>
internal static class Outside
{
    public static void AddOutside(this IHostApplicationBuilder builder) => builder.Services
        .AddMessageArchive(builder.Configuration)
        .AddReplays()
        .AddRetention()
        .AddOneTimeCodes(builder.Configuration)
        .AddProviders(builder.Configuration);
}
