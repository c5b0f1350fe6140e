using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Payments;

namespace Allpay.Features.CashIn;

/// <summary>What the API document shows; the names are the sandbox's, so that trying it out works at once.</summary>
internal static class CashInExamples
{
    public const string Holder = "77011234567";
    public const string Amount = "1500.00";

    public static PaymentAnswer Held { get; } = PaymentExamples.Held(PaymentKind.CashIn, Amount);
}
