using Microsoft.Extensions.Logging;

namespace Allpay.Infrastructure.Ledger.Writing;

/// <summary>
/// What the writer's parts have in common: their bounds, and everything they know of time and chance, so that a test can
/// decide both.
/// </summary>
internal sealed record WriterContext(LedgerOptions Options, TimeProvider Clock, LedgerMetrics Metrics, ILogger Logger)
{
    public Random Jitter { get; init; } = Random.Shared;

    /// <summary>
    /// What is left of a command's time. It is counted: were it read off the clock, a clock set back by a day would give a batch
    /// a day, and a server that does not answer would have this host's writer for as long.
    /// </summary>
    public TimeSpan TimeLeft(QueuedCommand queued) => Options.AnswerWithin - Clock.GetElapsedTime(queued.Since);
}
