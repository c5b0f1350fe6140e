using System.Data;
using Allpay.Infrastructure.Ledger.Decisions;
using Allpay.Infrastructure.Ledger.Storage;
using Npgsql;

namespace Allpay.Infrastructure.Ledger.Writing;

/// <summary>
/// Decides a command on the books as they are now and writes nothing: the same load and the same rules as the writer's, on
/// one snapshot.
/// </summary>
internal sealed class LedgerPreview(NpgsqlDataSource dataSource, TimeProvider clock)
{
    // The ids a decision would draw; they appear in its answer and nowhere else.
    private static readonly PaymentId NoPayment = new(0);
    private static readonly TransferId NoTransfer = new(0);

    public async Task<LedgerResult> DecideAsync(LedgerCommand command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var load = new LedgerLoad(new LedgerNeeds([command]), now);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var state = await LoadAsync(load, connection, cancellationToken);
        return LedgerDecisions.Decide(state, command, new StepInput(now, NoPayment, NoTransfer)).Result;
    }

    private static async Task<LedgerState> LoadAsync(
        LedgerLoad load, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var state = await ReadAsync(load, connection, cancellationToken);
        await load.LoadMissingAsync(state, connection);
        return state;
    }

    private static async Task<LedgerState> ReadAsync(
        LedgerLoad load, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in load.Statements()) batch.BatchCommands.Add(statement);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await load.ReadAsync(reader);
    }
}
