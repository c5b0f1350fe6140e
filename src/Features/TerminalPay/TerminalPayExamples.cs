using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Payments;

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

    public static PaymentAnswer Held(PaymentKind kind) => PaymentExamples.Held(kind, Amount);

    public static PaymentAnswer Sent(PaymentKind kind) => Held(kind) with { Sent = true, ExpiresAt = null };
}
