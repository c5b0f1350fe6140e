using Allpay.Infrastructure.Ledger;

namespace Allpay.Features.TerminalPay.Providers;

/// <summary>A service and the provider behind it, as a payment needs them.</summary>
public sealed record ProviderService(long PublicCode, string ProviderCode, string Name, bool IsBlocked)
{
    /// <summary>The provider's name in configuration, logs and metrics.</summary>
    public required string Provider { get; init; }
    public required AccountId Account { get; init; }
    public required string Address { get; init; }
}
