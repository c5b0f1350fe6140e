using Npgsql;

namespace Allpay.Infrastructure.Persistence;

/// <summary>SQL with positional values ($1, $2, …), for what is asked neither by the model nor on the hot path.</summary>
public static class SqlCommands
{
    public static NpgsqlCommand CreateCommand(this NpgsqlDataSource database, string sql, params ReadOnlySpan<object> values) =>
        database.CreateCommand(sql).With(values);

    public static NpgsqlCommand CreateCommand(
        this NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values) =>
        new NpgsqlCommand(sql, connection).With(values);

    private static NpgsqlCommand With(this NpgsqlCommand command, ReadOnlySpan<object> values)
    {
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
