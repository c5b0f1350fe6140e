using System.Net.Sockets;
using Allpay.Infrastructure.Ledger;
using Npgsql;

namespace Allpay.Infrastructure.Persistence;

/// <summary>
/// Tells "the database or the ledger is away" from a bug. An outage is answered "ask again", a bug is not.
/// </summary>
public static class Outages
{
    /// <summary>How long a client should wait where nobody knows better.</summary>
    public static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>
    /// When to ask again; null where the exception is no outage. Entity Framework wraps what it gets, so causes are
    /// looked at.
    /// </summary>
    public static TimeSpan? RetryAfter(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is LedgerUnavailableException unavailable) return unavailable.RetryAfter;
            if (IsDatabaseAway(cause)) return DefaultRetryAfter;
        }

        return null;
    }

    private static bool IsDatabaseAway(Exception cause) => cause switch
    {
        PostgresException refused => SqlStates.IsOutage(refused) || SqlStates.IsConflict(refused),
        NpgsqlException or SocketException or TimeoutException or OperationCanceledException => true,
        _ => false,
    };
}
