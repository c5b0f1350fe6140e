using Allpay.Infrastructure.Ledger.Decisions;
using Npgsql;

namespace Allpay.Infrastructure.Ledger.Storage;

/// <summary>
/// The statements of a trip are pipelined; the server runs them in order and skips the rest after an error. What takes longer
/// than the caller has is left, not cancelled: to cancel, the driver asks the server and waits for it, which may be what stands
/// still. The session is then closed whenever its last trip ends.
/// </summary>
internal sealed class PostgresLedgerSession(NpgsqlConnection connection, Guid writer, TimeProvider clock) : ILedgerSession
{
    private const string Begin = "begin isolation level serializable";

    // Locking a table takes no snapshot: what the batch sees is as of the moment its turn came. Those who wait are served in
    // the order they asked.
    private const string TakeTurn = "lock table ledger.turn in exclusive mode";

    // Now is when the transaction began: the same for all of its statements, and not before the batch was sent.
    private const string Stamp = "update ledger.writer set batch = $2, at = now() where id = $1 returning now()";

    private const string DrawIds =
        "select nextval('ledger.payment_id'), nextval('ledger.transfer_id') from generate_series(1, $1)";

    private Task _trip = Task.CompletedTask;

    public Task<LoadedBooks> BeginAsync(Guid batch, LedgerNeeds needs, CancellationToken cancellationToken)
    {
        var begin = BeginAsync(batch, needs);
        _trip = begin;
        return begin.WaitAsync(cancellationToken);
    }

    public Task CommitAsync(LedgerChanges changes, CancellationToken cancellationToken)
    {
        _trip = CommitAsync(changes);
        return _trip.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_trip.IsCompleted) await connection.DisposeAsync();
        else _ = CloseLaterAsync();
    }

    private async Task CloseLaterAsync()
    {
        await _trip.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await connection.DisposeAsync();
    }

    private async Task<LoadedBooks> BeginAsync(Guid batch, LedgerNeeds needs)
    {
        var load = new LedgerLoad(needs, BusinessDay.OffsetAt(clock.GetUtcNow()));
        var (books, ids) = await LoadAsync(batch, needs, load);
        await load.LoadMissingAsync(books.State, connection, CancellationToken.None);
        return books with { Inputs = [.. ids.Select(id => new StepInput(books.At, id.Payment, id.Transfer))] };
    }

    private async Task CommitAsync(LedgerChanges changes)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in changes.Statements()) batch.BatchCommands.Add(command);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private async Task<(LoadedBooks Books, List<(PaymentId Payment, TransferId Transfer)> Ids)> LoadAsync(
        Guid batch, LedgerNeeds needs, LedgerLoad load)
    {
        await using var trip = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(Begin),
                new NpgsqlBatchCommand(TakeTurn),
                new NpgsqlBatchCommand(Stamp)
                {
                    Parameters =
                    {
                        new NpgsqlParameter<Guid> { TypedValue = writer }, new NpgsqlParameter<Guid> { TypedValue = batch },
                    },
                },
                new NpgsqlBatchCommand(DrawIds) { Parameters = { new NpgsqlParameter<int> { TypedValue = needs.Commands } } },
            },
        };
        foreach (var command in load.Statements()) trip.BatchCommands.Add(command);

        await using var reader = await trip.ExecuteReaderAsync(CancellationToken.None);
        DateTimeOffset? at = null;
        var ids = new List<(PaymentId, TransferId)>(needs.Commands);
        await reader.EachRowAsync(row => at = row.GetFieldValue<DateTimeOffset>(0));
        // Without the stamp a lost commit could not be settled: a new session registers the writer again.
        var moment = at ?? throw new IOException("The writer's row is gone.");
        await reader.EachRowAsync(row => ids.Add((new PaymentId(row.GetInt64(0)), new TransferId(row.GetInt64(1)))));
        return (new LoadedBooks(await load.ReadAsync(reader, moment), moment, []), ids);
    }
}
