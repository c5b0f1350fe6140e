using Allpay.Infrastructure.Ledger.Storage;
using Allpay.Infrastructure.Persistence;
using Npgsql;

namespace Allpay.Infrastructure.Ledger.Writing;

/// <summary>What an error during a batch means for the batch.</summary>
internal enum LedgerFault
{
    /// <summary>Another writer was in the way and the server has rolled back: decide again from fresh state.</summary>
    Conflict,

    /// <summary>
    /// A row that may be there once is there already. A race, lost to somebody who does not wait for his turn; where it comes
    /// back however often it is tried, a bug.
    /// </summary>
    LostRace,

    /// <summary>The server or the way to it is gone. Before the commit was sent: nothing happened. After: unknown.</summary>
    Unreachable,

    /// <summary>This host's clock is not the database's: it writes nothing until a person has set it.</summary>
    WrongClock,

    /// <summary>The login, the database or its schema is not what it must be: an operator has to mend it.</summary>
    WrongSetUp,

    /// <summary>The batch itself cannot be written and was rolled back: one of its commands is a bug.</summary>
    BadData,
}

internal static class LedgerFaults
{
    public static LedgerFault Classify(Exception error) => error switch
    {
        PostgresException conflict when SqlStates.IsConflict(conflict) => LedgerFault.Conflict,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, SchemaName: LedgerSchema.Name } => LedgerFault.LostRace,
        PostgresException wrong when SqlStates.RemedyOf(wrong) is not null => LedgerFault.WrongSetUp,
        PostgresException postgres => SqlStates.IsOutage(postgres) ? LedgerFault.Unreachable : LedgerFault.BadData,
        WrongClockException => LedgerFault.WrongClock,
        NpgsqlException or IOException or TimeoutException or OperationCanceledException => LedgerFault.Unreachable,
        { InnerException: { } inner } => Classify(inner),
        _ => LedgerFault.BadData,
    };

    /// <summary>True where the server itself said that the transaction failed, and lived to roll it back.</summary>
    public static bool IsRolledBack(Exception error) =>
        error is PostgresException && Classify(error) != LedgerFault.Unreachable;
}
