using Npgsql;

namespace Allpay.Infrastructure.Persistence;

/// <summary>What the server's error codes mean to us. The one list: an outage is answered "ask again", a bug is not.</summary>
internal static class SqlStates
{
    /// <summary>
    /// The server, or the way to it, is in trouble: classes 08 connection, 53 resources, 57 operator intervention, 58 system
    /// error. Class 25 is a session that has lost its transaction, 40003 a statement whose end it does not know: only a fault
    /// on the way causes either.
    /// </summary>
    public static bool IsOutage(PostgresException error) =>
        error.SqlState is PostgresErrorCodes.StatementCompletionUnknown
        || error.SqlState[..2] is "08" or "25" or "53" or "57" or "58";

    /// <summary>Another transaction was in the way; the server has rolled this one back.</summary>
    public static bool IsConflict(PostgresException error) =>
        error.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
