using System.Data;
using Allpay.Infrastructure.Ledger.Decisions;
using Allpay.Infrastructure.Ledger.Storage;
using Npgsql;

namespace Allpay.Infrastructure.Ledger.Writing;

/// <summary>
/// Decides a command on the books as they are now and writes nothing: the same load and the same rules as the writer's, on
/// one snapshot.
/// </summary>
internal sealed class LedgerCheck(NpgsqlDataSource dataSource, TimeProvider clock)
{
    // The ids a decision would draw; they appear in its answer and nowhere else.
    private static readonly PaymentId NoPayment = new(0);
    private static readonly TransferId NoTransfer = new(0);

    public async Task<LedgerResult> DecideAsync(LedgerCommand command, CancellationToken cancellationToken)
    {
        var load = new LedgerLoad(new LedgerNeeds([command]), BusinessDay.OffsetAt(clock.GetUtcNow()));
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var (state, at) = await ReadAsync(load, connection, cancellationToken);
        await load.LoadMissingAsync(state, connection, cancellationToken);
        return LedgerDecisions.Decide(state, command, new StepInput(at, NoPayment, NoTransfer)).Result;
    }

    private static async Task<(LedgerState State, DateTimeOffset At)> ReadAsync(
        LedgerLoad load, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand("select now()") } };
        foreach (var statement in load.Statements()) batch.BatchCommands.Add(statement);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        DateTimeOffset at = default;
        await reader.EachRowAsync(row => at = row.GetFieldValue<DateTimeOffset>(0));
        return (await load.ReadAsync(reader, at), at);
    }
}
