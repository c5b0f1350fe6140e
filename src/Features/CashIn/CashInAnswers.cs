using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashIn;

/// <summary>The HTTP answers of the cash-in operations.</summary>
internal static class CashInAnswers
{
    /// <summary>201 for a new payment, 200 for one that was there before.</summary>
    public static IResult Opened(PaymentReceipt receipt) => IsNew(receipt)
        ? new JsonAnswer(CashInAnswer.From(receipt), StatusCodes.Status201Created)
        {
            Location = $"/api/v1/cash-ins/{receipt.PaymentId}",
        }
        : Found(receipt);

    public static IResult Found(PaymentReceipt receipt) =>
        new JsonAnswer(CashInAnswer.From(receipt)) { Replayed = receipt.Replayed };

    // The repeat that completes a pay-style payment is no replay, but neither does it make anything.
    private static bool IsNew(PaymentReceipt receipt) => !receipt.Replayed && (receipt.Status == PaymentStatus.Pending);
}
