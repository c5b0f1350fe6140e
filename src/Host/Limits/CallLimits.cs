using System.Net;
using System.Threading.RateLimiting;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Persistence;
using Microsoft.Extensions.Options;

namespace Allpay.Host.Limits;

/// <summary>
/// How much this host takes of one caller, and of one address where it does not know the caller. Callers are counted by party,
/// so that a second key or certificate is no second allowance; only parties that exist and a fixed number of buckets of
/// addresses are counted, so that nobody fills the memory by inventing either.
/// </summary>
internal sealed class CallLimits : IDisposable
{
    private static readonly TimeSpan KnownFor = TimeSpan.FromHours(1);

    private readonly RateLimitOptions _options;
    private readonly PartitionedRateLimiter<Counted> _rates;
    private readonly PartitionedRateLimiter<long> _inWorkPerCaller;
    private readonly ConcurrencyLimiter _inWork;
    private readonly long[] _knownUntil = new long[AddressBuckets.Count];

    public CallLimits(IOptions<RateLimitOptions> options)
    {
        _options = options.Value;
        _rates = PartitionedRateLimiter.Create<Counted, Counted>(
            counted => RateLimitPartition.GetTokenBucketLimiter(counted, BucketOf));
        _inWorkPerCaller = PartitionedRateLimiter.Create<long, long>(
            caller => RateLimitPartition.GetConcurrencyLimiter(caller, _ => AtOnce(_options.InWorkPerCallerMax)));
        _inWork = new ConcurrencyLimiter(AtOnce(_options.InWorkMax));
    }

    /// <summary>Counts a call of somebody who is known, and lets the address be known for an hour.</summary>
    public Admission AdmitCaller(PartyId caller, CallRate rate, IPAddress? from)
    {
        Volatile.Write(ref _knownUntil[AddressBuckets.Of(from)], Environment.TickCount64 + (long)KnownFor.TotalMilliseconds);
        return Admit(caller.Value, rate == CallRate.Call ? [CallRate.Call] : [CallRate.Call, rate]);
    }

    /// <summary>Counts a call of somebody who is not.</summary>
    public Admission AdmitStranger(CallRate rate, IPAddress? from) =>
        Admit(IdOf(from), rate == CallRate.LogIn ? [CallRate.Stranger, CallRate.LogIn] : [CallRate.Stranger]);

    /// <summary>
    /// Why nothing that comes from an address is looked at; null where it is. Where somebody known has called from it lately,
    /// everything is: many share an address, and a stranger among them must not keep the others out.
    /// </summary>
    public Refusal? RefusalOfFlood(IPAddress? from)
    {
        var left = _rates.GetStatistics(new Counted(CallRate.Stranger, IdOf(from)))?.CurrentAvailablePermits ?? 1;
        return left > 0 || Volatile.Read(ref _knownUntil[AddressBuckets.Of(from)]) > Environment.TickCount64
            ? null
            : TooMany(Outages.DefaultRetryAfter);
    }

    public void Dispose()
    {
        _rates.Dispose();
        _inWorkPerCaller.Dispose();
        _inWork.Dispose();
    }

    private Admission Admit(long caller, IReadOnlyList<CallRate> rates)
    {
        var counted = new List<CountedRate>();
        foreach (var rate in rates)
        {
            var what = new Counted(rate, caller);
            using var lease = _rates.AttemptAcquire(what);
            var left = _rates.GetStatistics(what)?.CurrentAvailablePermits ?? 0;
            counted.Add(new CountedRate(rate, _options.PerMinute(rate), (int)left));
            if (!lease.IsAcquired) return new Admission(counted, TooMany(WaitOf(lease)));
        }

        return Place(caller, counted);
    }

    private Admission Place(long caller, List<CountedRate> counted)
    {
        var own = _inWorkPerCaller.AttemptAcquire(caller);
        if (!own.IsAcquired) return new Admission(counted, TooMany(Outages.DefaultRetryAfter), own);
        var any = _inWork.AttemptAcquire();
        return new Admission(counted, any.IsAcquired ? null : new Refusal(RefusalCodes.ServiceUnavailable), own, any);
    }

    private static Refusal TooMany(TimeSpan wait) => new(RefusalCodes.RateLimited) { RetryAfter = wait };

    private static TimeSpan WaitOf(RateLimitLease lease) =>
        lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Outages.DefaultRetryAfter;

    // Parties are counted from zero upwards.
    private static long IdOf(IPAddress? from) => -1 - AddressBuckets.Of(from);

    private TokenBucketRateLimiterOptions BucketOf(Counted counted) => new()
    {
        TokenLimit = _options.PerMinute(counted.Rate),
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1) / _options.PerMinute(counted.Rate),
        QueueLimit = 0,
    };

    private static ConcurrencyLimiterOptions AtOnce(int most) => new() { PermitLimit = most, QueueLimit = 0 };

    private readonly record struct Counted(CallRate Rate, long Caller);
}
