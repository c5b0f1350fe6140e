using System.Globalization;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using static Allpay.Infrastructure.AgentSoap.RequestReading;

namespace Allpay.Features.Payments.Soap;

/// <summary>
/// Ends held transactions, and the answer to every operation on one. A GUID that is not there is an empty one: it is required.
/// </summary>
public static class TransactionMapping
{
    public static Outcome<CompleteOwnPayment.CompleteOwnPayment> ToComplete(CompleteTransactionRequest? request, AgentCaller agent) => Read(
        "CompleteTransactionRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new CompleteOwnPayment.CompleteOwnPayment(agent.AsCaller(), Collapsed(r.TransactionId), r.Guid ?? ""));

    public static Outcome<DeclinePendingPayment.DeclinePendingPayment> ToDecline(DeclineTransactionRequest? request, AgentCaller agent) => Read(
        "DeclineTransactionRequest",
        request,
        r => LegacyHeader.Check(r.Header, agent),
        r => new DeclinePendingPayment.DeclinePendingPayment(agent.AsCaller(), Collapsed(r.TransactionId), r.Guid ?? ""));

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
