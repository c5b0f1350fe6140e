using Allpay.Infrastructure.Ledger;

namespace Allpay.Features.CashOut;

/// <summary>What the API document shows; the names are the sandbox's, so that trying it out works at once.</summary>
internal static class CashOutExamples
{
    public const string Holder = "77011234567";
    public const string Amount = "5000.00";
    public const string Code = "482913";

    private static readonly DateTimeOffset CreatedAt = new(2026, 3, 2, 10, 15, 30, TimeSpan.FromHours(5));

    public static CashOutAnswer Pending { get; } = new()
    {
        PaymentId = 1002,
        Reference = "0b8e4d7c-9a53-4f0d-8a7e-2c4f6b1d9e30",
        Status = PaymentStatus.Pending,
        Amount = Amount,
        HolderFee = "50.00",
        AgentFee = "0.00",
        Held = true,
        CreatedAt = CreatedAt,
        WalletVersion = 8,
        FloatVersion = 43,
    };

    public static CashOutAnswer Waiting { get; } = Pending with { Held = false };

    public static CashOutAnswer Completed { get; } = Pending with
    {
        Status = PaymentStatus.Completed,
        Held = false,
        FinishedAt = CreatedAt.AddSeconds(2),
        WalletVersion = 9,
        FloatVersion = 44,
    };

    public static CashOutAnswer Declined { get; } = Completed with
    {
        Status = PaymentStatus.Declined,
        DeclineReason = DeclineReason.Payer,
    };
}
