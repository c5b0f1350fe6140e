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

    /// <summary>
    /// The time of a command, from the moment it is queued: waiting, attempts and the settling of a lost commit together. When
    /// it is over its caller is told to ask again, whatever the database is doing.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>
    /// How far this host's clock may be from the database's, which decides the business day. Beyond it the host writes nothing.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan ClockSkewMax { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How far this host's clock is ahead of the database's (negative: behind it), where that is too far. The database looked at
    /// its clock at some moment between asking and hearing, however long that took.
    /// </summary>
    public TimeSpan? Skew(DateTimeOffset asked, DateTimeOffset database, DateTimeOffset heard)
    {
        if (asked - database > ClockSkewMax) return asked - database;
        return database - heard > ClockSkewMax ? heard - database : null;
    }
}
