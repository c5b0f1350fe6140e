using System.ComponentModel.DataAnnotations;
using Allpay.Infrastructure.Http;

namespace Allpay.Host.Limits;

/// <summary>
/// How much one host takes of one caller, section <c>RateLimits</c>. A minute's calls may come at once; they come back evenly.
/// </summary>
internal sealed class RateLimitOptions
{
    public const string Section = "RateLimits";
    private const int Most = 10_000_000;

    /// <summary>All calls of one caller, over REST and SOAP together.</summary>
    [Range(1, Most)]
    public int CallsPerMinute { get; init; } = 30_000;

    /// <summary>Calls from one address (IPv6: one /64) that say who calls not at all, or wrongly.</summary>
    [Range(1, Most)]
    public int StrangerCallsPerMinute { get; init; } = 1200;

    /// <summary>Checks of one caller.</summary>
    [Range(1, Most)]
    public int ChecksPerMinute { get; init; } = 1200;

    /// <summary>Questions of one caller that tell who a holder is.</summary>
    [Range(1, Most)]
    public int LookUpsPerMinute { get; init; } = 1200;

    /// <summary>Codes one caller makes.</summary>
    [Range(1, Most)]
    public int CodesPerMinute { get; init; } = 60;

    /// <summary>Passwords tried or set from one address.</summary>
    [Range(1, Most)]
    public int LogInsPerMinute { get; init; } = 120;

    /// <summary>Calls this host works at; fewer than the ledger lets wait, so that its queue is never where they end.</summary>
    [Range(1, 100_000)]
    public int InWorkMax { get; init; } = 2048;

    /// <summary>The same of one caller, or of one address.</summary>
    [Range(1, 100_000)]
    public int InWorkPerCallerMax { get; init; } = 512;

    public int PerMinute(CallRate rate) => rate switch
    {
        CallRate.Call => CallsPerMinute,
        CallRate.Stranger => StrangerCallsPerMinute,
        CallRate.Check => ChecksPerMinute,
        CallRate.LookUp => LookUpsPerMinute,
        CallRate.Code => CodesPerMinute,
        CallRate.LogIn => LogInsPerMinute,
        _ => throw new ArgumentOutOfRangeException(nameof(rate), rate, null),
    };
}
