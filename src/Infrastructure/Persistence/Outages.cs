using System.Net.Sockets;
using Allpay.Infrastructure.Ledger;
using Npgsql;

namespace Allpay.Infrastructure.Persistence;

/// <summary>
/// Tells "the database or the ledger is away, or not as it must be" from a bug. The former is answered "ask again", a bug is not.
/// </summary>
public static class Outages
{
    /// <summary>How long a client should wait where nobody knows better.</summary>
    public static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>When to ask again; null where the exception is no outage.</summary>
    public static TimeSpan? RetryAfter(Exception exception)
    {
        foreach (var cause in CausesOf(exception))
        {
            if (cause is LedgerUnavailableException unavailable) return unavailable.RetryAfter;
            if (IsDatabaseAway(cause)) return DefaultRetryAfter;
        }

        return null;
    }

    /// <summary>What an operator has to do, in a sentence, where waiting alone mends nothing; else null.</summary>
    public static string? RemedyOf(Exception exception) =>
        CausesOf(exception).OfType<PostgresException>().Select(SqlStates.RemedyOf).FirstOrDefault(remedy => remedy is not null);

    // Entity Framework and others wrap what they get.
    private static IEnumerable<Exception> CausesOf(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException) yield return cause;
    }

    private static bool IsDatabaseAway(Exception cause) => cause switch
    {
        PostgresException refused =>
            SqlStates.IsOutage(refused) || SqlStates.IsConflict(refused) || SqlStates.RemedyOf(refused) is not null,
        NpgsqlException or SocketException or TimeoutException or OperationCanceledException => true,
        _ => false,
    };
}
