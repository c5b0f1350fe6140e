using Allpay.Infrastructure.Mediation;

namespace Allpay.Features.CashOut;

/// <summary>What a cash-out can be refused for.</summary>
internal static class CashOutRefusals
{
    private static readonly string[] WhenOpening =
    [
        RefusalCodes.KeyRequired, RefusalCodes.KeyReused, RefusalCodes.HolderUnknown, RefusalCodes.HolderBlocked,
        RefusalCodes.FeeExceedsAmount, RefusalCodes.LimitPerPayment, RefusalCodes.LimitPerDay, RefusalCodes.LimitPerMonth,
    ];

    public static string[] WhenChecking { get; } =
    [
        RefusalCodes.HolderUnknown, RefusalCodes.HolderBlocked, RefusalCodes.FeeExceedsAmount, RefusalCodes.LimitPerPayment,
        RefusalCodes.LimitPerDay, RefusalCodes.LimitPerMonth, RefusalCodes.InsufficientFunds,
    ];

    /// <summary>Without a code: the money is looked at when the holder confirms.</summary>
    public static string[] WhenRequesting { get; } = [.. WhenOpening, RefusalCodes.TooManyWaiting];

    public static string[] WhenUsingCode { get; } =
    [
        .. WhenOpening, RefusalCodes.InsufficientFunds, RefusalCodes.CodeUnknown, RefusalCodes.CodeUsed,
        RefusalCodes.CodeExpired, RefusalCodes.CodeForOtherAmount, RefusalCodes.CodeGuessedTooOften,
    ];

    public static string[] WhenConfirming { get; } =
    [
        RefusalCodes.PaymentUnknown, RefusalCodes.PaymentCompleted, RefusalCodes.PaymentDeclined, RefusalCodes.LimitPerPayment,
        RefusalCodes.LimitPerDay, RefusalCodes.LimitPerMonth, RefusalCodes.InsufficientFunds,
    ];

    public static string[] WhenDeclining { get; } = [RefusalCodes.PaymentUnknown, RefusalCodes.PaymentCompleted];
}
