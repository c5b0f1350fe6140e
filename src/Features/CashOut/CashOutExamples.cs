using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Payments;

namespace Allpay.Features.CashOut;

/// <summary>What the API document shows; the names are the sandbox's, so that trying it out works at once.</summary>
internal static class CashOutExamples
{
    public const string Holder = "77011234567";
    public const string Amount = "5000.00";
    public const string Code = "482913";
    public const string Fee = "0.00";

    /// <summary>To the agent.</summary>
    public static PaymentAnswer Held { get; } =
        PaymentExamples.Held(PaymentKind.CashOut, Amount) with { PayerFee = null, PayeeFee = "0.00" };

    public static PaymentAnswer Waiting { get; } = Held with { Kind = PaymentKind.CashOutThroughPayment, Held = false };

    /// <summary>To the holder.</summary>
    public static PaymentAnswer Confirmed { get; } =
        PaymentExamples.Held(PaymentKind.CashOutThroughPayment, Amount) with { PayerFee = Fee, Reference = null };
}
