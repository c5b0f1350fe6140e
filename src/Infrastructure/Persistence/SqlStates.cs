using Npgsql;

namespace Allpay.Infrastructure.Persistence;

/// <summary>
/// What the server's error codes mean to us. The one list: an outage and a wrong set-up are answered "ask again", a bug is not.
/// </summary>
internal static class SqlStates
{
    // The severity in English, whatever language the server speaks: what refuses a connection is fatal.
    private const string Fatal = "FATAL";

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

    /// <summary>What an operator has to mend before the host can work, and how; null where it is something else.</summary>
    public static string? RemedyOf(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            "PostgreSQL does not take the login of ConnectionStrings:Ledger: name or password is wrong, or it is not there; "
            + "`migrate` makes it where it is missing.",
        PostgresErrorCodes.InvalidCatalogName =>
            "PostgreSQL has no database of the name in ConnectionStrings:Ledger: create it, then run `migrate`.",
        PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.UndefinedObject when error.InvariantSeverity == Fatal =>
            $"The login of ConnectionStrings:Ledger may not work as {PersistenceRegistration.AppRole}: run `migrate`.",
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedFunction
            or PostgresErrorCodes.InvalidSchemaName =>
            "The database's schema is not this host's: run this version's `migrate`.",
        _ => null,
    };
}
