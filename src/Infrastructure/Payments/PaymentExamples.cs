using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.Payments;

/// <summary>Payments as the API document shows them.</summary>
public static class PaymentExamples
{
    private static readonly DateTimeOffset CreatedAt = new(2026, 3, 2, 10, 15, 30, TimeSpan.FromHours(5));

    /// <summary>One that is held, as its payer sees it, who asked for it.</summary>
    public static PaymentAnswer Held(PaymentKind kind, string amount) => new()
    {
        PaymentId = 1001,
        Kind = kind,
        Reference = "7d0f2c1e-4b7a-4a35-9a0e-5a1d3f6c8b21",
        Status = PaymentStatus.Pending,
        Amount = amount,
        PayerFee = "0.00",
        Captured = "0.00",
        Refunded = "0.00",
        Held = true,
        Sent = false,
        Day = new DateOnly(2026, 3, 2),
        CreatedAt = CreatedAt,
        ExpiresAt = CreatedAt.AddHours(24),
        AccountVersion = 42,
    };

    public static PaymentAnswer Completed(this PaymentAnswer held) => held with
    {
        Status = PaymentStatus.Completed,
        Captured = held.Amount,
        Held = false,
        ExpiresAt = null,
        FinishedAt = held.CreatedAt.AddSeconds(2),
        AccountVersion = 43,
    };

    public static PaymentAnswer Declined(this PaymentAnswer held, DeclineReason reason) => held.Completed() with
    {
        Status = PaymentStatus.Declined,
        Captured = "0.00",
        DeclineReason = reason,
    };
}
