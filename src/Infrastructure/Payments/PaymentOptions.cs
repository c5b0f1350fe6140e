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

    public TimeSpan ExpiresIn => TimeSpan.FromHours(ExpiresInHours);
}
