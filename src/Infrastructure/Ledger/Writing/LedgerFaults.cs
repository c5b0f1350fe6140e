using Allpay.Infrastructure.Ledger.Storage;
using Npgsql;

namespace Allpay.Infrastructure.Ledger.Writing;

/// <summary>What an error during a batch means for the batch.</summary>
internal enum LedgerFault
{
    /// <summary>Another writer was in the way and the server has rolled back: decide again from fresh state.</summary>
    Conflict,

    /// <summary>The server or the way to it is gone. Before the commit was sent: nothing happened. After: unknown.</summary>
    Unreachable,

    /// <summary>The batch itself cannot be written and was rolled back: one of its commands is a bug.</summary>
    BadData,
}

internal static class LedgerFaults
{
    public static LedgerFault Classify(Exception error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure } => LedgerFault.Conflict,
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected } => LedgerFault.Conflict,
        // Two writers opened the payment of one key at once: the loser finds it there on the next try.
        PostgresException
        {
            SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: LedgerSchema.PaymentKeyIndex,
        } => LedgerFault.Conflict,
        PostgresException postgres => IsServerTrouble(postgres) ? LedgerFault.Unreachable : LedgerFault.BadData,
        NpgsqlException or IOException or TimeoutException or OperationCanceledException => LedgerFault.Unreachable,
        { InnerException: { } inner } => Classify(inner),
        _ => LedgerFault.BadData,
    };

    /// <summary>True where the server itself said that the transaction failed, and lived to roll it back.</summary>
    public static bool IsRolledBack(Exception error) =>
        error is PostgresException && Classify(error) != LedgerFault.Unreachable;

    // Classes of SQLSTATE: 08 connection, 53 resources, 57 operator intervention, 58 system error. Class 25 is a session
    // that has lost its transaction, which only a fault on the way can cause.
    private static bool IsServerTrouble(PostgresException error) =>
        error.SqlState[..2] is "08" or "25" or "53" or "57" or "58";
}
