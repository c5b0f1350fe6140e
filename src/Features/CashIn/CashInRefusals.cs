using Allpay.Infrastructure.Mediation;

namespace Allpay.Features.CashIn;

/// <summary>What a cash-in can be refused for.</summary>
internal static class CashInRefusals
{
    public static string[] WhenOpening { get; } =
    [
        RefusalCodes.KeyRequired, RefusalCodes.KeyReused, RefusalCodes.HolderUnknown, RefusalCodes.HolderBlocked,
        RefusalCodes.FeeExceedsAmount, RefusalCodes.LimitPerPayment, RefusalCodes.LimitPerDay,
        RefusalCodes.LimitPerMonth, RefusalCodes.CeilingReached, RefusalCodes.InsufficientFunds,
    ];
}
