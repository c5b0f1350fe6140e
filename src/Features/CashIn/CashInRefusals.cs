using Allpay.Infrastructure.Mediation;

namespace Allpay.Features.CashIn;

/// <summary>What a cash-in can be refused for.</summary>
internal static class CashInRefusals
{
    /// <summary>What opening a payment can be refused for.</summary>
    public static string[] WhenPaying { get; } =
    [
        RefusalCodes.KeyRequired, RefusalCodes.KeyReused, RefusalCodes.HolderUnknown, RefusalCodes.HolderBlocked,
        RefusalCodes.FeeExceedsAmount, RefusalCodes.LimitPerPayment, RefusalCodes.LimitPerDay,
        RefusalCodes.LimitPerMonth, RefusalCodes.CeilingReached,
    ];

    /// <summary>Holding needs the money as well; paying waits for it.</summary>
    public static string[] WhenOpening { get; } = [.. WhenPaying, RefusalCodes.InsufficientFunds];

    public static string[] WhenCompleting { get; } =
    [
        RefusalCodes.PaymentUnknown, RefusalCodes.PaymentDeclined, RefusalCodes.PaymentNotHeld,
    ];

    public static string[] WhenDeclining { get; } = [RefusalCodes.PaymentUnknown, RefusalCodes.PaymentCompleted];
}
