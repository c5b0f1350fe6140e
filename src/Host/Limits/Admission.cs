using System.Threading.RateLimiting;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;

namespace Allpay.Host.Limits;

/// <summary>
/// Whether a call is taken. To be disposed when it has been answered: until then it takes a place of those in work.
/// </summary>
internal sealed class Admission(IReadOnlyList<CountedRate> rates, Refusal? refusal, params IReadOnlyList<RateLimitLease> places)
    : IDisposable
{
    /// <summary>Why it is not; null where it is.</summary>
    public Refusal? Refusal { get; } = refusal;

    /// <summary>What the call was counted in.</summary>
    public IReadOnlyList<CountedRate> Rates { get; } = rates;

    public void Dispose()
    {
        foreach (var place in places) place.Dispose();
    }
}

/// <summary>A rate, how many calls a minute it has, and how many are left now.</summary>
internal sealed record CountedRate(CallRate Rate, int PerMinute, int Left);
