using System.ComponentModel.DataAnnotations;

namespace Allpay.Infrastructure.Payments;

/// <summary>What is settled for all payments, section <c>Payments</c>.</summary>
public sealed class PaymentOptions
{
    public const string Section = "Payments";

    /// <summary>
    /// What waits for its payer or for money, or is held, and is not ended by then is declined, and the money is free again.
    /// The agents' guide says 24.
    /// </summary>
    [Range(1, 31 * 24)]
    public int ExpiresInHours { get; init; } = 24;

    /// <summary>How many payments one agent may have waiting for the word of one holder, and of all holders together.</summary>
    [Range(1, 1000)]
    public int WaitingPerHolderMax { get; init; } = 10;

    [Range(1, 100_000)]
    public int WaitingPerAgentMax { get; init; } = 1000;

    public TimeSpan ExpiresIn => TimeSpan.FromHours(ExpiresInHours);
}
