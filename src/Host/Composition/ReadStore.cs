using Allpay.Infrastructure;
using Allpay.Infrastructure.ReadStore;
using StackExchange.Redis;

namespace Allpay.Host.Composition;

internal static class ReadStore
{
    private const string ConnectionName = "Redis";
    private const string Setting = $"ConnectionStrings:{ConnectionName}";

    public static void AddReadStore(this IHostApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(ReadStoreOptions.Section).Get<ReadStoreOptions>();
        builder.Services.AddReadStore(ConnectionString(builder.Configuration), options ?? new ReadStoreOptions());
    }

    private static string ConnectionString(IConfiguration configuration)
    {
        var text = configuration.GetConnectionString(ConnectionName);
        if (string.IsNullOrWhiteSpace(text))
            throw new WrongSettingException(Setting, "is not set: start with ./run, or give a Redis connection string.");
        try
        {
            return ConfigurationOptions.Parse(text).EndPoints.Count > 0 ? text : throw Malformed();
        }
        catch (ArgumentException)
        {
            // The text holds a password, and so might what the driver says of it.
            throw Malformed();
        }
    }

    private static WrongSettingException Malformed() =>
        new(Setting, "is no Redis connection string (host:port,password=…).");
}
