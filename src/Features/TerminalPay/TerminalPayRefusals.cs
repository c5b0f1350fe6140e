using Allpay.Infrastructure.Mediation;

namespace Allpay.Features.TerminalPay;

/// <summary>What a terminal payment can be refused for.</summary>
internal static class TerminalPayRefusals
{
    private static readonly string[] WhenPaying =
    [
        RefusalCodes.KeyRequired, RefusalCodes.KeyReused, RefusalCodes.HolderBlocked, RefusalCodes.FeeExceedsAmount,
        RefusalCodes.LimitPerPayment, RefusalCodes.LimitPerDay, RefusalCodes.LimitPerMonth, RefusalCodes.CeilingReached,
        RefusalCodes.InsufficientFunds,
    ];

    private static readonly string[] WhenChecking =
    [
        RefusalCodes.HolderUnknown, RefusalCodes.HolderBlocked, RefusalCodes.FeeExceedsAmount, RefusalCodes.LimitPerPayment,
        RefusalCodes.LimitPerDay, RefusalCodes.LimitPerMonth, RefusalCodes.CeilingReached,
    ];

    private static readonly string[] OfProvider =
    [
        RefusalCodes.ServiceUnknown, RefusalCodes.ServiceBlocked, RefusalCodes.UtilityAccountUnknown,
        RefusalCodes.ProviderUnavailable,
    ];

    public static string[] Goods { get; } =
        [.. WhenPaying, RefusalCodes.HolderUnknown, RefusalCodes.TerminalUnknown, RefusalCodes.MerchantBlocked];

    public static string[] GoodsCheck { get; } =
        [.. WhenChecking, RefusalCodes.TerminalUnknown, RefusalCodes.MerchantBlocked];

    public static string[] Service { get; } =
        [.. WhenPaying, RefusalCodes.HolderUnknown, RefusalCodes.ServiceUnknown, RefusalCodes.ServiceBlocked];

    public static string[] ServiceCheck { get; } = [.. WhenChecking, .. OfProvider];

    public static string[] VostokPlat { get; } = [.. WhenPaying, RefusalCodes.ServiceUnknown, RefusalCodes.ServiceBlocked];

    public static string[] VostokPlatCheck { get; } = [RefusalCodes.HolderBlocked, .. OfProvider];
}
