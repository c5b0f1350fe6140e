namespace Allpay.Infrastructure.ReadStore;

/// <summary>How patient the read store's users are. Money waits for it, so: hardly.</summary>
public sealed record ReadStoreOptions
{
    /// <summary>One call to Redis, connecting included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long Redis is left alone once calls have failed.</summary>
    public TimeSpan Break { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a reader who wants a version that is not there yet looks again, and how many times.</summary>
    public TimeSpan RereadEvery { get; init; } = TimeSpan.FromMilliseconds(50);
    public int RereadsMax { get; init; } = 6;
}
