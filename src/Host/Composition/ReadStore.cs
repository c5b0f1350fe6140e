using Allpay.Infrastructure.ReadStore;

namespace Allpay.Host.Composition;

internal static class ReadStore
{
    public static void AddReadStore(this WebApplicationBuilder builder) =>
        builder.Services.AddReadStore(builder.Configuration.RequiredConnection(Connections.Redis));
}
