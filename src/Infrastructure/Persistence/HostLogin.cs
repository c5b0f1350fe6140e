using Npgsql;

namespace Allpay.Infrastructure.Persistence;

/// <summary>
/// The login the host works with. It owns nothing and is a member of the host's role only, so whatever statement finds its way
/// through it, <c>SET ROLE NONE</c> included, has no more rights than that role.
/// </summary>
internal static class HostLogin
{
    /// <summary>
    /// Makes the login, with the password of the host's connection string, where there is none of that name, and a member of
    /// the role. One that is there keeps its password.
    /// </summary>
    public static async Task EnsureAsync(string owner, string host, CancellationToken cancellationToken)
    {
        var login = new NpgsqlConnectionStringBuilder(host);
        if (login.Username is not { Length: > 0 } name || name == new NpgsqlConnectionStringBuilder(owner).Username) return;
        await using var database = NpgsqlDataSource.Create(owner);
        await using var missing = database.CreateCommand("select not exists (select from pg_roles where rolname = $1)", name);
        if (await missing.ExecuteScalarAsync(cancellationToken) is true)
            await ExecuteAsync(database, "create role %I login password %L", [name, login.Password ?? ""], cancellationToken);
        await ExecuteAsync(database, $"grant {PersistenceRegistration.AppRole} to %I", [name], cancellationToken);
    }

    // Names and passwords are no parameters in such statements: the server itself quotes them.
    private static async Task ExecuteAsync(
        NpgsqlDataSource database, string template, string[] values, CancellationToken cancellationToken)
    {
        await using var quote = database.CreateCommand("select format($1, variadic $2::text[])", template, values);
        var sql = (string)(await quote.ExecuteScalarAsync(cancellationToken))!;
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
