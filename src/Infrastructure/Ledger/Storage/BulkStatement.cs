using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<int, string> _texts = new();
    private readonly string _table;
    private Func<string, string>? _write;

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
        _write = rows => $"insert into {_table} ({string.Join(", ", Names)}) select * from {rows}";
        return this;
    }

    /// <summary>Updates by the first <paramref name="keys"/> columns, which every row must match.</summary>
    public BulkStatement<TRow> ThenUpdate(int keys = 1)
    {
        var set = string.Join(", ", Names.Skip(keys).Select(name => $"{name} = u.{name}"));
        var match = string.Join(" and ", Names.Take(keys).Select(name => $"t.{name} = u.{name}"));
        _write = rows => $"update {_table} t set {set} from {rows} u ({string.Join(", ", Names)}) where {match}";
        return this;
    }

    /// <summary>
    /// Inserts, or takes the new values where the first <paramref name="keys"/> columns are there already.
    /// </summary>
    public BulkStatement<TRow> ThenUpsert(int keys)
    {
        var set = string.Join(", ", Names.Skip(keys).Select(name => $"{name} = excluded.{name}"));
        var insert = ThenInsert()._write!;
        _write = rows => $"{insert(rows)} on conflict ({string.Join(", ", Names.Take(keys))}) do update set {set}";
        return this;
    }

    public NpgsqlBatchCommand For(IReadOnlyList<TRow> rows) => BulkRows.AsOneStatement([With(rows)]);

    /// <summary>The statement with its rows, to be sent with others as one.</summary>
    public BulkRows With(IReadOnlyList<TRow> rows) =>
        new(first => _texts.GetOrAdd(first, Text), [.. _columns.Select(column => column.Bind(rows))]);

    private IEnumerable<string> Names => _columns.Select(column => column.Name);

    private string Text(int first) =>
        _write!($"unnest({string.Join(", ", _columns.Select((column, i) => $"${first + i}::{column.Type}[]"))})");

    private static string TypeName(NpgsqlDbType type) => type switch
    {
        NpgsqlDbType.TimestampTz => "timestamptz",
#pragma warning disable CA1308 // PostgreSQL's type names are lower case.
        _ => type.ToString().ToLowerInvariant(),
#pragma warning restore CA1308
    };
}

/// <summary>A statement, whose text is given the number of its first parameter, and its parameters.</summary>
internal sealed record BulkRows(Func<int, string> Text, IReadOnlyList<NpgsqlParameter> Parameters)
{
    /// <summary>
    /// One statement to the database: its triggers see all that the parts have written, and none sees a part without the others.
    /// </summary>
    public static NpgsqlBatchCommand AsOneStatement(IReadOnlyList<BulkRows> parts)
    {
        var texts = new List<string>(parts.Count);
        var command = new NpgsqlBatchCommand();
        foreach (var part in parts)
        {
            texts.Add(part.Text(command.Parameters.Count + 1));
            foreach (var parameter in part.Parameters) command.Parameters.Add(parameter);
        }

        command.CommandText = Join(texts);
        return command;
    }

    // The statement behind the others is run first, then they, the last of them first: so all is written in the order given.
    private static string Join(List<string> texts) => texts.Count == 1
        ? texts[0]
        : $"with {string.Join(", ", texts.Skip(1).Reverse().Select((text, i) => $"part{i} as ({text})"))} {texts[0]}";
}
