using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Allpay.Infrastructure.Persistence;

/// <summary>
/// Whether the database has come as far as this host needs. One that has gone further is fine: migrations first add, and take
/// away only what no running version uses any more.
/// </summary>
public sealed class SchemaVersion(NpgsqlDataSource database)
{
    private const string Missing =
        """
        select m from unnest($1) m where not exists (select from "__EFMigrationsHistory" h where h.migration_id = m) order by m
        """;

    private static readonly string[] Known = [.. typeof(SchemaVersion).Assembly.GetTypes()
        .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>This host's migrations that the database lacks, in their order.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Missing);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = Known });
        try
        {
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            var pending = new List<string>();
            while (await rows.ReadAsync(cancellationToken)) pending.Add(rows.GetString(0));
            return pending;
        }
        catch (PostgresException none) when (none.SqlState
            is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InsufficientPrivilege)
        {
            // No history, or one from before `migrate` let hosts read it.
            return Known;
        }
    }

    /// <summary>Lets the host's role see how far the database has come.</summary>
    internal const string Grant = $"grant select on \"__EFMigrationsHistory\" to {PersistenceRegistration.AppRole}";
}
