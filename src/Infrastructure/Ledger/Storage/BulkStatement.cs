using Npgsql;
using NpgsqlTypes;

namespace Allpay.Infrastructure.Ledger.Storage;

/// <summary>
/// One statement for any number of rows: a column is an array parameter, the rows are made by <c>unnest</c>. The text is
/// fixed, so the server keeps one prepared plan whatever the batch size.
/// </summary>
internal sealed class BulkStatement<TRow>
{
    private readonly List<(string Name, string Type, Func<IReadOnlyList<TRow>, NpgsqlParameter> Bind)> _columns = [];
    private readonly string _table;
    private string? _text;

    public BulkStatement(string table) => _table = table;

    public BulkStatement<TRow> Column<TValue>(string name, NpgsqlDbType type, Func<TRow, TValue> value)
    {
        _columns.Add((name, TypeName(type), rows => new NpgsqlParameter<TValue[]>
        {
            TypedValue = [.. rows.Select(value)],
            NpgsqlDbType = NpgsqlDbType.Array | type,
        }));
        return this;
    }

    public BulkStatement<TRow> ThenInsert()
    {
        _text = $"insert into {_table} ({string.Join(", ", Names)}) select * from {Unnest}";
        return this;
    }

    /// <summary>Updates by the first <paramref name="keys"/> columns, which every row must match.</summary>
    public BulkStatement<TRow> ThenUpdate(int keys = 1)
    {
        var set = string.Join(", ", Names.Skip(keys).Select(name => $"{name} = u.{name}"));
        var match = string.Join(" and ", Names.Take(keys).Select(name => $"t.{name} = u.{name}"));
        _text = $"update {_table} t set {set} from {Unnest} u ({string.Join(", ", Names)}) where {match}";
        return this;
    }

    /// <summary>
    /// Inserts, or takes the new values where the first <paramref name="keys"/> columns are there already.
    /// </summary>
    public BulkStatement<TRow> ThenUpsert(int keys)
    {
        var set = string.Join(", ", Names.Skip(keys).Select(name => $"{name} = excluded.{name}"));
        ThenInsert();
        _text += $" on conflict ({string.Join(", ", Names.Take(keys))}) do update set {set}";
        return this;
    }

    public NpgsqlBatchCommand For(IReadOnlyList<TRow> rows)
    {
        var command = new NpgsqlBatchCommand(_text!);
        foreach (var column in _columns) command.Parameters.Add(column.Bind(rows));
        return command;
    }

    private IEnumerable<string> Names => _columns.Select(column => column.Name);

    private string Unnest => $"unnest({string.Join(", ", _columns.Select((column, i) => $"${i + 1}::{column.Type}[]"))})";

    private static string TypeName(NpgsqlDbType type) => type switch
    {
        NpgsqlDbType.TimestampTz => "timestamptz",
#pragma warning disable CA1308 // PostgreSQL's type names are lower case.
        _ => type.ToString().ToLowerInvariant(),
#pragma warning restore CA1308
    };
}
