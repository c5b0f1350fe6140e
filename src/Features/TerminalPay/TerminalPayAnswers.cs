using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.TerminalPay;

/// <summary>The HTTP answers of the terminal payments.</summary>
internal static class TerminalPayAnswers
{
    /// <summary>201 for a new payment, 200 for one that was there before.</summary>
    public static IResult Opened(PaymentReceipt receipt) => IsNew(receipt)
        ? new JsonAnswer(TerminalPaymentAnswer.From(receipt), StatusCodes.Status201Created)
        {
            Location = $"/api/v1/terminal-payments/{receipt.PaymentId}",
        }
        : Found(receipt);

    public static IResult Found(PaymentReceipt receipt) =>
        new JsonAnswer(TerminalPaymentAnswer.From(receipt)) { Replayed = receipt.Replayed };

    private static bool IsNew(PaymentReceipt receipt) => !receipt.Replayed && (receipt.Status == PaymentStatus.Pending);
}
