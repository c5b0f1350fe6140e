using Allpay.Features.Payments.Soap;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;

namespace Allpay.UnitTests.AgentSoap;

public sealed class PayAnswersTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 7, 1, 6, 497, TimeSpan.FromHours(5));

    [Theory]
    [InlineData(PaymentStatus.Pending, Awaited.Money, DeclineReason.None, "PENDING", "payment.waiting_for_funds", "payment.waiting_for_funds")]
    [InlineData(PaymentStatus.Pending, Awaited.Payer, DeclineReason.None, "PENDING", "payment.waiting_for_payer", "payment.waiting_for_payer")]
    [InlineData(PaymentStatus.Pending, Awaited.Provider, DeclineReason.None, "PENDING", "payment.waiting_for_provider", "payment.waiting_for_provider")]
    [InlineData(PaymentStatus.Pending, Awaited.Requester, DeclineReason.None, "PENDING", "success", null)]
    [InlineData(PaymentStatus.Completed, Awaited.Nothing, DeclineReason.None, "COMPLETED", "success", null)]
    [InlineData(PaymentStatus.Declined, Awaited.Nothing, DeclineReason.Expired, "DECLINED", "success", "declined.Expired")]
    [InlineData(PaymentStatus.Declined, Awaited.Nothing, DeclineReason.Provider, "DECLINED", "success", "declined.Provider")]
    [InlineData(PaymentStatus.Declined, Awaited.Nothing, DeclineReason.None, "DECLINED", "success", null)]
    public void A_receipt_becomes_status_message_and_reason(
        PaymentStatus status, Awaited awaited, DeclineReason declined, string wire, string message, string? reason) =>
        MustAnswer(Receipts.Pending with { Status = status, Awaits = awaited, Reason = declined }, wire, message, reason);

    [Fact]
    public void Every_reason_to_decline_has_words()
    {
        foreach (var reason in Enum.GetValues<DeclineReason>().Where(r => r != DeclineReason.None))
            MustAnswer(Receipts.Pending with { Status = PaymentStatus.Declined, Awaits = Awaited.Nothing, Reason = reason }, "DECLINED", "success", $"declined.{reason}");
    }

    private static void MustAnswer(PaymentReceipt receipt, string status, string message, string? reason)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var response = PayAnswers.ToResponse(receipt, language, Now);
            Assert.Equal(status, response.TerminalPaymentTransactionStatus);
            Assert.Equal(Texts.Of(message, language), response.Header!.UserMessage);
            Assert.Equal(reason is null ? null : Texts.Of(reason, language), response.Reason);
            Assert.Equal("2026-11-24T02:01:06.497Z", response.Header.Timestamp);
        }
    }
}
