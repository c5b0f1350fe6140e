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

    /// <summary>The role the host works under; made by the first migration.</summary>
    internal const string AppRole = "allpay_app";

    /// <summary>Registers the data source of everything but the ledger's writer, and the EF Core context on it.</summary>
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(Hasty(AsApp(ConnectionString(configuration)))));
        services.AddSingleton<SchemaVersion>();
        services.AddDbContextPool<AllpayDbContext>(
            (provider, options) => Configure(options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())));
        return services;
    }

    /// <exception cref="InvalidOperationException">The setting is missing.</exception>
    public static string ConnectionString(IConfiguration configuration) =>
        configuration.GetConnectionString(ConnectionName)
        ?? throw new InvalidOperationException(
            $"ConnectionStrings__{ConnectionName} is not set: start with ./run, or give a PostgreSQL connection string.");

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
