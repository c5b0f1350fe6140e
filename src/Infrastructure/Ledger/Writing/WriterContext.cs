using Microsoft.Extensions.Logging;

namespace Allpay.Infrastructure.Ledger.Writing;

/// <summary>
/// What the writer's parts have in common: their bounds, and everything they know of time and chance, so that a test can
/// decide both.
/// </summary>
internal sealed record WriterContext(LedgerOptions Options, TimeProvider Clock, LedgerMetrics Metrics, ILogger Logger)
{
    public Random Jitter { get; init; } = Random.Shared;
}
