using Allpay.Infrastructure.Mediation;

namespace Allpay.Features.Payments;

/// <summary>What ending a payment can be refused for.</summary>
internal static class PaymentRefusals
{
    public static string[] WhenCompleting { get; } =
    [
        RefusalCodes.PaymentUnknown, RefusalCodes.PaymentDeclined, RefusalCodes.PaymentNotHeld, RefusalCodes.PaymentAtProvider,
        RefusalCodes.CeilingReached,
    ];

    public static string[] WhenDeclining { get; } =
        [RefusalCodes.PaymentUnknown, RefusalCodes.PaymentCompleted, RefusalCodes.PaymentAtProvider];
}
