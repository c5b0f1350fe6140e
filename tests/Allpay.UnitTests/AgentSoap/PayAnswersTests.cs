using Allpay.Host.AgentSoap.Mapping;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;

namespace Allpay.UnitTests.AgentSoap;

public sealed class PayAnswersTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 7, 1, 6, 497, TimeSpan.FromHours(5));

    [Theory]
    [InlineData(PaymentKind.CashIn, "payment.waiting_for_funds")]
    [InlineData(PaymentKind.CashInAvtobys, "payment.waiting_for_funds")]
    [InlineData(PaymentKind.TerminalGoods, "payment.waiting_for_funds")]
    [InlineData(PaymentKind.TerminalServices, "payment.waiting_for_funds")]
    [InlineData(PaymentKind.VostokPlat, "payment.waiting_for_funds")]
    [InlineData(PaymentKind.CashOutThroughPayment, "payment.waiting_for_payer")]
    [InlineData(PaymentKind.CashOut, null)]
    public void A_pending_payment_without_its_money_says_what_it_waits_for(PaymentKind kind, string? reason) =>
        MustAnswer(Receipts.Pending with { Kind = kind, Held = false }, "PENDING", reason ?? "success", reason);

    [Theory]
    [InlineData(PaymentStatus.Pending, true, false, DeclineReason.None, "PENDING", "success", null)]
    [InlineData(PaymentStatus.Pending, true, true, DeclineReason.None, "PENDING", "payment.waiting_for_provider", "payment.waiting_for_provider")]
    [InlineData(PaymentStatus.Completed, false, true, DeclineReason.None, "COMPLETED", "success", null)]
    [InlineData(PaymentStatus.Declined, false, false, DeclineReason.Expired, "DECLINED", "success", "declined.Expired")]
    [InlineData(PaymentStatus.Declined, false, true, DeclineReason.Provider, "DECLINED", "success", "declined.Provider")]
    [InlineData(PaymentStatus.Declined, false, false, DeclineReason.None, "DECLINED", "success", null)]
    public void A_receipt_becomes_status_message_and_reason(
        PaymentStatus status, bool held, bool sent, DeclineReason declined, string wire, string message, string? reason) => MustAnswer(
            Receipts.Pending with { Kind = PaymentKind.TerminalServices, Status = status, Held = held, Sent = sent, Reason = declined }, wire, message, reason);

    [Fact]
    public void Every_reason_to_decline_has_words()
    {
        foreach (var reason in Enum.GetValues<DeclineReason>().Where(r => r != DeclineReason.None))
            MustAnswer(Receipts.Pending with { Status = PaymentStatus.Declined, Reason = reason }, "DECLINED", "success", $"declined.{reason}");
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
