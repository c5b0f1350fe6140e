using Allpay.Infrastructure.ReadStore;

namespace Allpay.Host.Composition;

internal static class ReadStore
{
    private const string ConnectionName = "Redis";

    public static void AddReadStore(this IHostApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString(ConnectionName);
        if (string.IsNullOrEmpty(connection))
            throw new InvalidOperationException($"ConnectionStrings__{ConnectionName} is not set: start with ./run, "
                + "or give a Redis connection string.");
        var options = builder.Configuration.GetSection(ReadStoreOptions.Section).Get<ReadStoreOptions>();
        builder.Services.AddReadStore(connection, options ?? new ReadStoreOptions());
    }
}
