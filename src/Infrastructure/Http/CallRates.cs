using Microsoft.AspNetCore.Builder;

namespace Allpay.Infrastructure.Http;

/// <summary>What is counted of a caller, or of an address where there is no caller.</summary>
public enum CallRate
{
    /// <summary>Every call of a caller.</summary>
    Call,

    /// <summary>A call from an address whose caller is not known: without a key, with a wrong one, signed by nobody.</summary>
    Stranger,

    /// <summary>A question whether a payment would be taken.</summary>
    Check,

    /// <summary>A question that tells who somebody is: all holders could be found by asking for every number.</summary>
    LookUp,

    /// <summary>A one-time code or a password code is made.</summary>
    Code,

    /// <summary>A password is tried, by whoever: counted by address.</summary>
    LogIn,
}

/// <summary>What an operation counts as besides as a call.</summary>
public sealed record CallRateMetadata(CallRate Rate);

public static class CallRateMetadataExtensions
{
    public static TBuilder CountsAs<TBuilder>(this TBuilder builder, CallRate rate)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new CallRateMetadata(rate));
}
