using System.Threading.RateLimiting;

namespace Allpay.Features.Holders.Logins;

/// <summary>
/// Hashing a password is made to be slow: a flood of logins must leave processors and database connections for payments. So few
/// are looked at at once, some more wait their turn, and the rest are sent away before they have cost anything.
/// </summary>
public sealed class LoginTurns : IDisposable
{
    public static readonly int AtOnceMax = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>For each that is looked at so many wait: about a second's work.</summary>
    public const int WaitingForEachMax = 8;

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = AtOnceMax,
        QueueLimit = AtOnceMax * WaitingForEachMax,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>A turn, to be given back; where too many wait already, none is acquired.</summary>
    public ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellationToken) =>
        _limiter.AcquireAsync(permitCount: 1, cancellationToken);

    public void Dispose() => _limiter.Dispose();
}
