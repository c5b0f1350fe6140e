using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.Providers;

/// <summary>A company whose bills are paid through us: utilities, operators of mobile networks, and so on.</summary>
public sealed class Provider
{
    public const int CodeLengthMax = 32;

    public required PartyId Id { get; init; }

    /// <summary>Its name in configuration, logs and metrics.</summary>
    public required string Code { get; init; }
    public required string Name { get; set; }

    /// <summary>What it is owed: payments to it are credited here and settled at the bank.</summary>
    public required AccountId Account { get; init; }

    /// <summary>Where its protocol is served; docs/providers.md.</summary>
    public required string Address { get; set; }
    public bool IsBlocked { get; set; }
}

/// <summary>One thing that can be paid for at a provider, under the public code agents name.</summary>
public sealed class Service
{
    public required long PublicCode { get; init; }
    public required PartyId ProviderId { get; init; }

    /// <summary>What the provider calls it.</summary>
    public required string ProviderCode { get; set; }
    public required string Name { get; set; }
    public bool IsBlocked { get; set; }
}
