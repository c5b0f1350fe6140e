using System.ComponentModel.DataAnnotations;

namespace Allpay.Infrastructure.Ledger.Writing;

/// <summary>Bounds of the ledger's writer (section <c>Ledger</c> of the configuration).</summary>
public sealed class LedgerOptions
{
    public const string Section = "Ledger";

    /// <summary>The most commands that wait; one more is answered "unavailable, ask again".</summary>
    [Range(1, 1_000_000)]
    public int QueueMax { get; set; } = 4096;

    /// <summary>The most commands in one transaction.</summary>
    [Range(1, 4096)]
    public int BatchMax { get; set; } = 512;

    /// <summary>How long a batch is tried against conflicts and outages before its callers are told to ask again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan RetryBudget { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long one statement may take.</summary>
    [Range(1, 300)]
    public int CommandTimeoutSeconds { get; set; } = 10;
}
