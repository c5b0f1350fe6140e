using Npgsql;

namespace Allpay.Infrastructure.Ledger.Storage;

/// <summary>The ledger's tables in PostgreSQL, for the writer whose <paramref name="writer"/> id this is.</summary>
internal sealed class PostgresLedgerStore(string connectionString, Guid writer, TimeProvider clock) : ILedgerStore
{
    // Rows of writers that are long gone go with the registration of a new one. Should one of them still live, its next batch
    // finds no row to stamp, and it registers anew.
    private const string Register =
        """
        with gone as (delete from ledger.writer where at < now() - interval '7 days' and id <> $1)
        insert into ledger.writer (id, batch, at) values ($1, $1, now()) on conflict (id) do nothing
        """;

    // The row is locked by the transaction that stamped it, so this waits until that one has ended.
    private const string LastBatch = "select batch from ledger.writer where id = $1 for update";

    public Task<ILedgerSession> OpenAsync(CancellationToken cancellationToken) =>
        LeaveAsync(RegisterAsync(), cancellationToken);

    public Task<BatchFate> FateOfAsync(Guid batch, CancellationToken cancellationToken) =>
        AskAsync(batch).WaitAsync(cancellationToken);

    // A server that stands still is left, not asked to cancel: see the session. Should it open the session after all, nobody
    // wants it any more.
    private static async Task<ILedgerSession> LeaveAsync(Task<ILedgerSession> opening, CancellationToken cancellationToken)
    {
        try
        {
            return await opening.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _ = CloseLaterAsync(opening);
            throw;
        }
    }

    private static async Task CloseLaterAsync(Task<ILedgerSession> opening)
    {
        await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opening.IsCompletedSuccessfully) await (await opening).DisposeAsync();
    }

    private async Task<ILedgerSession> RegisterAsync()
    {
        var connection = await ConnectAsync();
        try
        {
            await using var register = WithWriter(Register, connection);
            await register.ExecuteNonQueryAsync();
            return new PostgresLedgerSession(connection, writer, clock);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // A row that is gone tells nothing: another writer's clean-up took it, under a clock that had jumped by a week.
    private async Task<BatchFate> AskAsync(Guid batch)
    {
        await using var connection = await ConnectAsync();
        await using var last = WithWriter(LastBatch, connection);
        if (await last.ExecuteScalarAsync() is not Guid stamped) return BatchFate.Unknown;
        return stamped == batch ? BatchFate.Committed : BatchFate.NotCommitted;
    }

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private NpgsqlCommand WithWriter(string sql, NpgsqlConnection connection) =>
        new(sql, connection) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = writer } } };
}
