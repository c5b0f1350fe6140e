using System.ComponentModel.DataAnnotations;

namespace Allpay.Infrastructure.MessageArchive;

/// <summary>The settings of the archive, section <c>MessageArchive</c>.</summary>
public sealed class MessageArchiveOptions
{
    public const string Section = "MessageArchive";

    /// <summary>
    /// How long a message is kept; five years and a quarter, as payment documents are. Never shorter than the database's owner
    /// wants it, in ops.retention.
    /// </summary>
    [Range(1, 36500)]
    public int Days { get; init; } = 1920;

    /// <summary>How many messages may wait for their commit; above that a call is told to come again.</summary>
    [Range(1, 100_000)]
    public int QueueMax { get; init; } = 4096;

    /// <summary>How many are written in one commit.</summary>
    [Range(1, 10_000)]
    public int BatchMax { get; init; } = 256;
}
