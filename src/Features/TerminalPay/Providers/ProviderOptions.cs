using System.ComponentModel.DataAnnotations;

namespace Allpay.Features.TerminalPay.Providers;

/// <summary>The settings of the way to providers, section <c>Providers</c>.</summary>
public sealed class ProviderOptions
{
    public const string Section = "Providers";

    /// <summary>How long a provider may take to answer; after that its outcome is unknown.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; init; } = 5;

    /// <summary>
    /// After this, in seconds, a payment the provider has not heard of is lost, and sent again under the same number: until then
    /// it may still be on its way there.
    /// </summary>
    [Range(10, 3600)]
    public int LostAfterSeconds { get; init; } = 120;

    /// <summary>The key each provider gave us, by its code; sent as Authorization: Bearer.</summary>
    public Dictionary<string, string> Keys { get; init; } = [];
}
