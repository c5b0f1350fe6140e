using Allpay.Infrastructure.Ledger;

namespace Allpay.Features.TerminalPay;

/// <summary>What the API document shows; the names are the sandbox's, so that trying it out works at once.</summary>
internal static class TerminalPayExamples
{
    public const string Holder = "77011234567";
    public const string Amount = "2500.00";
    public const string FullAmount = "2550.00";
    public const string Terminal = "T-0001";
    public const string Service = "1001";
    public const string Account = "7012345678";

    private static readonly DateTimeOffset CreatedAt = new(2026, 3, 2, 10, 15, 30, TimeSpan.FromHours(5));

    public static TerminalPaymentAnswer Pending { get; } = new()
    {
        PaymentId = 1003,
        Kind = PaymentKind.TerminalServices,
        Reference = "5c9f7b2e-1d48-4e6a-b3c0-9f8e7d6a5b41",
        Status = PaymentStatus.Pending,
        Amount = Amount,
        AgentFee = "0.00",
        PayeeFee = "25.00",
        Held = true,
        Sent = false,
        CreatedAt = CreatedAt,
        FloatVersion = 44,
    };

    public static TerminalPaymentAnswer Completed { get; } = Pending with
    {
        Status = PaymentStatus.Completed,
        Held = false,
        Sent = true,
        FinishedAt = CreatedAt.AddSeconds(2),
        FloatVersion = 45,
    };
}
