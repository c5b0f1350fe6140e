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

    public async Task<ILedgerSession> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken);
        try
        {
            await using var register = WithWriter(Register, connection);
            await register.ExecuteNonQueryAsync(cancellationToken);
            return new PostgresLedgerSession(connection, writer, clock);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<bool> IsCommittedAsync(Guid batch, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var last = WithWriter(LastBatch, connection);
        return await last.ExecuteScalarAsync(cancellationToken) is Guid stamped && stamped == batch;
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
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
