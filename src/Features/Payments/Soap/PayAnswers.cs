using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;

namespace Allpay.Features.Payments.Soap;

/// <summary>
/// The answer to every pay-style operation: the status and, where there is one, what it waits for or why not.
/// </summary>
public static class PayAnswers
{
    private const string WaitingForFunds = "payment.waiting_for_funds";
    private const string WaitingForPayer = "payment.waiting_for_payer";
    private const string WaitingForProvider = "payment.waiting_for_provider";
    private const string DeclinedPrefix = "declined.";

    public static TerminalPaymentPayResponse ToResponse(PaymentReceipt receipt, Language language, DateTimeOffset now)
    {
        var waiting = WaitingFor(receipt);
        var reason = waiting ?? DeclinedFor(receipt);
        return new TerminalPaymentPayResponse
        {
            Header = waiting is null
                ? LegacyHeader.Succeeded(language, now)
                : LegacyHeader.Succeeded(language, now, waiting),
            TerminalPaymentTransactionStatus = StatusWords.Of(receipt.Status),
            Reason = reason is null ? null : Texts.Of(reason, language),
        };
    }

    private static string? WaitingFor(PaymentReceipt receipt) => receipt.Awaits switch
    {
        Awaited.Provider => WaitingForProvider,
        Awaited.Payer => WaitingForPayer,
        Awaited.Money => WaitingForFunds,
        _ => null,
    };

    private static string? DeclinedFor(PaymentReceipt receipt) =>
        receipt.Status == PaymentStatus.Declined && receipt.Reason != DeclineReason.None
            ? DeclinedPrefix + receipt.Reason
            : null;
}
