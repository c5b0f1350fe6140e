using System.Globalization;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;

namespace Allpay.Features.Payments.Soap;

/// <summary>The answer to every operation on a held transaction.</summary>
public static class TransactionAnswers
{
    public static CompleteTransactionResponse ToResponse(PaymentReceipt receipt, Language language, DateTimeOffset now) => new()
    {
        Header = LegacyHeader.Succeeded(language, now),
        TransactionInfo = new TransactionInfo
        {
            Guid = receipt.Reference,
            Amount = receipt.Amount.ToString(),
            TransactionId = receipt.PaymentId.Value.ToString(CultureInfo.InvariantCulture),
            TransactionStatus = StatusWords.Of(receipt.Status),
            Commission = receipt.PayerFee.ToString(),
            CommissionTo = receipt.PayeeFee.ToString(),
        },
    };
}
