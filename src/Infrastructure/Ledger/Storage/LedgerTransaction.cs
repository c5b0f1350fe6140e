using Allpay.Infrastructure.Ledger.Decisions;
using Npgsql;

namespace Allpay.Infrastructure.Ledger.Storage;

/// <summary>
/// One serializable transaction in two round trips: begin + load, then write + commit. The statements of a trip are
/// pipelined; the server runs them in order and skips the rest after an error.
/// </summary>
internal sealed class LedgerTransaction(NpgsqlConnection connection, LedgerNeeds needs, DateTimeOffset now)
{
    private const string Begin = "begin isolation level serializable";

    private const string DrawIds =
        "select nextval('ledger.payment_id'), nextval('ledger.transfer_id') from generate_series(1, $1)";

    private readonly LedgerLoad _load = new(needs, now);

    /// <summary>The server's own id of this transaction: it can be asked later what became of it.</summary>
    public string? ServerId { get; private set; }

    /// <summary>True from the moment the commit is sent: an error after that leaves the outcome unknown.</summary>
    public bool CommitSent { get; private set; }

    public async Task<Loaded> LoadAsync()
    {
        var inputs = new List<StepInput>(needs.Commands);
        var state = await LoadAsync(inputs);
        await _load.LoadMissingAsync(state, connection);
        return new Loaded(state, inputs);
    }

    public async Task CommitAsync(LedgerChanges changes)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in changes.Statements()) batch.BatchCommands.Add(command);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
        CommitSent = true;
        await batch.ExecuteNonQueryAsync();
    }

    private async Task<LedgerState> LoadAsync(List<StepInput> inputs)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Begin));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select pg_current_xact_id()::text"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(DrawIds)
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = needs.Commands } },
        });
        foreach (var command in _load.Statements()) batch.BatchCommands.Add(command);

        await using var reader = await batch.ExecuteReaderAsync();
        await reader.EachRowAsync(row => ServerId = row.GetString(0));
        await reader.EachRowAsync(row => inputs.Add(ReadIds(row)));
        return await _load.ReadAsync(reader);
    }

    private StepInput ReadIds(NpgsqlDataReader row) => new(now, new PaymentId(row.GetInt64(0)), new TransferId(row.GetInt64(1)));
}

/// <summary>The books a batch sees, and one input for each of its commands.</summary>
internal sealed record Loaded(LedgerState State, IReadOnlyList<StepInput> Inputs);
