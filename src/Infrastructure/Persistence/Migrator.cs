using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Configuration;

namespace Allpay.Infrastructure.Persistence;

/// <summary>
/// Brings a database to this version of the model: an explicit step (<c>migrate</c>) by the owner of the tables, never
/// something a starting host does. It also makes the host's own login. Two at once take turns; a second run changes nothing.
/// </summary>
public static class Migrator
{
    public static async Task MigrateAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var host = PersistenceRegistration.ConnectionString(configuration);
        var owner = PersistenceRegistration.OptionalConnectionString(
            configuration, PersistenceRegistration.OwnerConnectionName) ?? host;
        await using var context = CreateContext(owner);
        await context.Database.MigrateAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync(SchemaVersion.Grant, cancellationToken);
        await HostLogin.EnsureAsync(owner, host, cancellationToken);
    }

    internal static AllpayDbContext CreateContext(string connectionString)
    {
        var options = new DbContextOptionsBuilder<AllpayDbContext>();
        PersistenceRegistration.Configure(options.UseNpgsql(connectionString));
        return new AllpayDbContext(options.Options);
    }
}

/// <summary>What <c>dotnet ef migrations add</c> asks for the model; it never connects.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<AllpayDbContext>
{
    public AllpayDbContext CreateDbContext(string[] args) => Migrator.CreateContext("Host=design-time");
}
