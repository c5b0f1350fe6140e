namespace Allpay.Infrastructure.ReadStore;

/// <summary>How patient the read store's users are. Readers wait for it, so: hardly.</summary>
public sealed record ReadStoreOptions
{
    public const string Section = "ReadStore";

    /// <summary>
    /// Begins every key. Databases that share one Redis number their accounts alike, so each needs its own.
    /// </summary>
    public string Prefix { get; init; } = "allpay";

    /// <summary>One call to Redis, connecting included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The same for the repair, which nobody waits for.</summary>
    public TimeSpan RepairTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long Redis is left alone once calls have failed.</summary>
    public TimeSpan Break { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a reader who wants a version that is not there yet looks again, and how many times.</summary>
    public TimeSpan RereadEvery { get; init; } = TimeSpan.FromMilliseconds(50);
    public int RereadsMax { get; init; } = 6;
}
