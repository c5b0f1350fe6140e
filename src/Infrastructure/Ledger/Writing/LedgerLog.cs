using Allpay.Infrastructure.Ledger.Storage;
using Microsoft.Extensions.Logging;

namespace Allpay.Infrastructure.Ledger.Writing;

internal static partial class LedgerLog
{
    [LoggerMessage(1001, LogLevel.Debug, "A batch of {Commands} met {Fault}; attempt {Attempt}")]
    public static partial void TryingAgain(ILogger logger, int commands, LedgerFault fault, int attempt, Exception error);

    [LoggerMessage(1002, LogLevel.Warning, "A batch of {Commands} is given up after {Attempt} attempts: {Fault}")]
    public static partial void GivenUp(ILogger logger, int commands, LedgerFault fault, int attempt, Exception error);

    [LoggerMessage(1003, LogLevel.Warning, "A batch of {Commands} cannot be written; looking for the command at fault")]
    public static partial void Splitting(ILogger logger, int commands, Exception error);

    [LoggerMessage(1004, LogLevel.Critical, "The ledger cannot write a {Command}: this is a bug, nothing was moved")]
    public static partial void Bug(ILogger logger, string command, Exception error);

    [LoggerMessage(1005, LogLevel.Warning, "The answer to a commit was lost; batch {Batch} turned out {Fate}")]
    public static partial void Settled(ILogger logger, Guid batch, BatchFate fate);

    [LoggerMessage(1006, LogLevel.Information, "The ledger's queue is drained; nothing is left undone")]
    public static partial void Drained(ILogger logger);

    [LoggerMessage(1007, LogLevel.Debug, "What became of batch {Batch} cannot be learned yet; attempt {Attempt}")]
    public static partial void NotSettled(ILogger logger, Guid batch, int attempt, Exception error);

    [LoggerMessage(1010, LogLevel.Critical, "A batch of {Commands} was not written: {Remedy}")]
    public static partial void NotAsItMustBe(ILogger logger, int commands, string remedy);

    [LoggerMessage(1008, LogLevel.Critical, "Balances did not reach the read store: this is a bug, the repair will find them")]
    public static partial void NotPublished(ILogger logger, Exception error);

    [LoggerMessage(1009, LogLevel.Warning, "A session could not be closed; it is not used again")]
    public static partial void NotClosed(ILogger logger, Exception error);
}
