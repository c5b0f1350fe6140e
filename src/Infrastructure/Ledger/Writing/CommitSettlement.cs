using Allpay.Infrastructure.Ledger.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Allpay.Infrastructure.Ledger.Writing;

/// <summary>
/// Learns what became of a commit whose answer was lost, by asking the server for the transaction's own status. Only a
/// final status is an answer: the old session may still be at work, and its commit may still come.
/// </summary>
internal sealed class CommitSettlement(NpgsqlDataSource dataSource, ILogger logger)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private const string Status = "select coalesce(pg_xact_status($1::xid8), 'unknown')";

    /// <summary>True if it committed, false if it was rolled back.</summary>
    /// <exception cref="NpgsqlException">The server cannot be asked now.</exception>
    /// <exception cref="TimeoutException">The old session did not end in time.</exception>
    public async Task<bool> IsCommittedAsync(LedgerTransaction transaction, DateTimeOffset deadline, TimeProvider clock)
    {
        while (true)
        {
            await using var command = dataSource.CreateCommand(Status);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = transaction.ServerId! });
            var status = (string)(await command.ExecuteScalarAsync())!;
            if (status is "committed" or "aborted")
            {
                LedgerLog.Settled(logger, transaction.ServerId!, status);
                return status == "committed";
            }

            if (clock.GetUtcNow() > deadline)
                throw new TimeoutException($"Transaction {transaction.ServerId} is still {status}.");
            await Task.Delay(Poll, clock);
        }
    }
}
