using System.ComponentModel.DataAnnotations;

namespace Allpay.Infrastructure.MessageArchive;

/// <summary>The settings of the archive, section <c>MessageArchive</c>.</summary>
public sealed class MessageArchiveOptions
{
    public const string Section = "MessageArchive";

    /// <summary>
    /// The file of the secret messages are encrypted with, the same on every node: 32 bytes or more, kept as long as they are.
    /// </summary>
    [Required]
    public string KeyFile { get; init; } = "";

    /// <summary>Those before it, for reading what they encrypted.</summary>
    public IReadOnlyList<string> EarlierKeyFiles { get; init; } = [];

    /// <summary>
    /// How many bytes of one agent are kept in a business day, on all nodes together; then its messages are not taken until the
    /// next.
    /// </summary>
    [Range(1, long.MaxValue)]
    public long BytesPerAgentPerDayMax { get; init; } = 4L * 1024 * 1024 * 1024;

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
