using Npgsql;

namespace Allpay.EndToEndTests.Chaos.Site;

/// <summary>
/// Somebody else's program on the same server, with small transactions of its own all the time: transaction ids and sequence
/// values that a crash took back are given out again at once, and not to the ledger.
/// </summary>
internal sealed class ForeignWriter(NpgsqlDataSource database)
{
    private const string Table =
        "create table if not exists public.elsewhere (id bigserial primary key, at timestamptz not null)";

    private const string Write = "insert into public.elsewhere (at) values (now())";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public async Task WriteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
                await using var table = new NpgsqlCommand(Table, connection);
                await table.ExecuteNonQueryAsync(CancellationToken.None);
                await WriteAsync(connection, stop);
            }
            catch (Exception error) when (error is NpgsqlException or IOException or TimeoutException)
            {
                await Task.Delay(Pause, CancellationToken.None);
            }
        }
    }

    private static async Task WriteAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var write = new NpgsqlCommand(Write, connection);
        while (!stop.IsCancellationRequested)
        {
            await write.ExecuteNonQueryAsync(CancellationToken.None);
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}
