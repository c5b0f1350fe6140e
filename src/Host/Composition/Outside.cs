using Allpay.Features.TerminalPay.Providers;
using Allpay.Infrastructure.MessageArchive;
using Allpay.Infrastructure.OneTimeCodes;
using Allpay.Infrastructure.Replays;

namespace Allpay.Host.Composition;

/// <summary>What serving takes beyond the stores: the archive of messages, the secret of one-time codes, the
/// way to providers.</summary>
internal static class Outside
{
    public static void AddOutside(this IHostApplicationBuilder builder) => builder.Services
        .AddMessageArchive(builder.Configuration)
        .AddReplays()
        .AddOneTimeCodeOptions(builder.Configuration)
        .AddProviders(builder.Configuration);
}
