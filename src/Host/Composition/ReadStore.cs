using Allpay.Infrastructure.ReadStore;

namespace Allpay.Host.Composition;

internal static class ReadStore
{
    private const string ConnectionName = "Redis";

    public static void AddReadStore(this WebApplicationBuilder builder) =>
        builder.Services.AddReadStore(builder.Configuration.GetConnectionString(ConnectionName) is { Length: > 0 } connection
            ? connection
            : throw new InvalidOperationException(
                $"ConnectionStrings__{ConnectionName} is not set: start with ./run, or give a Redis connection string."));
}
