using Allpay.Infrastructure.Persistence;
using Allpay.IntegrationTests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Npgsql;

[assembly: AssemblyFixture(typeof(TestServers))]

namespace Allpay.IntegrationTests.Infrastructure;

/// <summary>
/// The PostgreSQL and Redis that ./test has started. One database is migrated for the whole run; every collection takes a
/// copy of it, which costs a fraction of a migration.
/// </summary>
public sealed class TestServers : IAsyncLifetime
{
    private readonly string _run = Guid.NewGuid().ToString("n")[..8];
    private readonly SemaphoreSlim _copying = new(1);
    private int _copies;

    public static string Postgres => Required("ALLPAY_TEST_POSTGRES");

    public static string Redis => Required("ALLPAY_TEST_REDIS");

    private string Template => $"allpay_test_{_run}";

    public async ValueTask InitializeAsync()
    {
        await ExecuteAsync(Postgres, $"create database {Template}");
        await MigrateAsync(ConnectionTo(Template));
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>A fresh database, as after the first migration.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"{Template}_{Interlocked.Increment(ref _copies)}";
        await _copying.WaitAsync();
        try
        {
            await ExecuteAsync(Postgres, $"create database {name} template {Template}");
        }
        finally
        {
            _copying.Release();
        }

        return ConnectionTo(name);
    }

    /// <summary>As <c>migrate</c> does it: by the owner, who makes the host's login.</summary>
    public static Task MigrateAsync(string owner) => Migrator.MigrateAsync(
        Configuration(AsHost(owner), ($"ConnectionStrings:{PersistenceRegistration.OwnerConnectionName}", owner)),
        CancellationToken.None);

    /// <summary>The same database by the login a host has, which owns nothing.</summary>
    public static string AsHost(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Username = "allpay_test_host", Password = "test" }.ConnectionString;

    public static async Task DropAsync(string connectionString)
    {
        NpgsqlConnection.ClearAllPools();
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await ExecuteAsync(Postgres, $"drop database if exists {name} with (force)");
    }

    public async ValueTask DisposeAsync()
    {
        await DropAsync(ConnectionTo(Template));
        _copying.Dispose();
    }

    public static IConfiguration Configuration(string connectionString, params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(
        [
            new($"ConnectionStrings:{PersistenceRegistration.ConnectionName}", connectionString),
            new("ConnectionStrings:Redis", Redis),
            .. settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)),
        ]).Build();

    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(Postgres) { Database = database, IncludeErrorDetail = true }.ConnectionString;

    private static string Required(string variable) => Environment.GetEnvironmentVariable(variable)
        ?? throw new InvalidOperationException($"{variable} is not set: these tests need servers, run them by ./test integration.");
}
