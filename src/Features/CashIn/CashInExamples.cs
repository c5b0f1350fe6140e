using Allpay.Infrastructure.Ledger;

namespace Allpay.Features.CashIn;

/// <summary>What the API document shows; the names are the sandbox's, so that trying it out works at once.</summary>
internal static class CashInExamples
{
    public const string Holder = "77011234567";
    public const string Amount = "1500.00";
    public const string Reference = "7d0f2c1e-4b7a-4a35-9a0e-5a1d3f6c8b21";

    private static readonly DateTimeOffset CreatedAt = new(2026, 3, 2, 10, 15, 30, TimeSpan.FromHours(5));

    public static CashInAnswer Held { get; } = new()
    {
        PaymentId = 1001,
        Reference = Reference,
        Status = PaymentStatus.Pending,
        Amount = Amount,
        AgentFee = "15.00",
        HolderFee = "0.00",
        Held = true,
        CreatedAt = CreatedAt,
        FloatVersion = 42,
        WalletVersion = 7,
    };

    public static CashInAnswer Completed { get; } = Held with
    {
        Status = PaymentStatus.Completed,
        Held = false,
        FinishedAt = CreatedAt.AddSeconds(2),
        FloatVersion = 43,
        WalletVersion = 8,
    };

    public static CashInAnswer Declined { get; } = Completed with
    {
        Status = PaymentStatus.Declined,
        DeclineReason = DeclineReason.Requester,
    };
}
