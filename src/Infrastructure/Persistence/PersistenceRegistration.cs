using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Allpay.Infrastructure.Persistence;

public static class PersistenceRegistration
{
    public const string ConnectionName = "Ledger";

    /// <summary>The owner of the tables, for <c>migrate</c> alone; a serving host is not to have it.</summary>
    public const string OwnerConnectionName = "Owner";

    private const string PoolName = "allpay";

    /// <summary>The role the host works under; made by the first migration.</summary>
    internal const string AppRole = "allpay_app";

    /// <summary>Registers the data source of everything but the ledger's writer, and the EF Core context on it.</summary>
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        // Named, since its metrics would otherwise go by the connection string.
        services.AddSingleton<NpgsqlDataSource>(_ => new NpgsqlDataSourceBuilder(Hasty(AsApp(ConnectionString(configuration))))
        {
            Name = PoolName,
        }.Build());
        services.AddSingleton<SchemaVersion>();
        services.AddDbContextPool<AllpayDbContext>(
            (provider, options) => Configure(options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())));
        return services;
    }

    /// <exception cref="WrongSettingException">The setting is missing, or is no connection string.</exception>
    public static string ConnectionString(IConfiguration configuration) =>
        OptionalConnectionString(configuration, ConnectionName)
        ?? throw Wrong(ConnectionName, "is not set: start with ./run, or give a PostgreSQL connection string.");

    /// <summary>The same for one that need not be there.</summary>
    public static string? OptionalConnectionString(IConfiguration configuration, string name)
    {
        if (configuration.GetConnectionString(name) is not { } text) return null;
        if (string.IsNullOrWhiteSpace(text)) throw Wrong(name, "is empty: give a PostgreSQL connection string.");
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 } ? text : throw Wrong(name, "names no Host.");
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException or InvalidCastException)
        {
            // The text holds a password, and so might what the driver says of it.
            throw Wrong(name, "is no PostgreSQL connection string (Host=…;Port=…;Database=…;Username=…;Password=…).");
        }
    }

    private static WrongSettingException Wrong(string name, string what) => new($"ConnectionStrings:{name}", what);

    /// <summary>
    /// The same server under the host's role, which can insert transfers but neither change them nor touch a balance.
    /// Settings become the connection's own defaults, so a pooled connection comes back to them.
    /// </summary>
    public static string AsApp(string connectionString, params ReadOnlySpan<string> settings)
    {
        var options = string.Join(' ', [$"-c role={AppRole}", .. settings]);
        return new NpgsqlConnectionStringBuilder(connectionString) { Options = options }.ConnectionString;
    }

    // Somebody waits for whatever is asked here, and is told "ask again" within seconds when the server does not answer. What the
    // connection string says itself stands.
    private static string Hasty(string connectionString)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        foreach (var (name, value) in new[] { ("Timeout", 1), ("Command Timeout", 2), ("Cancellation Timeout", -1) })
            if (!given.ContainsKey(name)) given[name] = value;
        return given.ConnectionString;
    }

    internal static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options) => options.UseSnakeCaseNamingConvention();
}
