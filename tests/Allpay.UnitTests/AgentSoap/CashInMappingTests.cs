using Allpay.Host.AgentSoap;
using Allpay.Host.AgentSoap.CashInTransactionManagement11;
using Allpay.Host.AgentSoap.Wire;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Localization;

namespace Allpay.UnitTests.AgentSoap;

public sealed class CashInMappingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 7, 1, 6, 497, TimeSpan.FromHours(5));

    [Theory]
    [InlineData("{903C0B91-303b-446a-9a28-16697ad9703e}")]
    [InlineData("903c0b91-303b-446a-9a28-16697ad9703e")]
    [InlineData(" 17 ")]
    [InlineData("")]
    [InlineData(null)]
    public void The_reference_is_the_guid_byte_for_byte(string? guid) =>
        Assert.Equal(guid, CashInTransactionManagementMapping.ToPayCashIn(Request(guid: guid), PaymentKind.CashIn, FakeCertificates.Agent).Value.Reference);

    [Fact]
    public void White_space_around_an_amount_is_not_part_of_it() =>
        Assert.Equal("100.00", CashInTransactionManagementMapping.ToPayCashIn(Request(amount: " 100.00\n"), PaymentKind.CashIn, FakeCertificates.Agent).Value.Amount);

    [Theory]
    [InlineData("2026-11-24T02:01:06.222Z", true)]
    [InlineData("2026-11-24T02:01:06", true)]
    [InlineData("2026-11-24T07:01:06+05:00", true)]
    [InlineData("2026-11-24T07:01:06.123456789-01:30", true)]
    [InlineData(" 2026-11-24T02:01:06Z ", true)]
    [InlineData("2026-11-24", false)]
    [InlineData("2026-13-24T02:01:06Z", false)]
    [InlineData("2026-02-30T02:01:06Z", false)]
    [InlineData("2026-11-24 02:01:06", false)]
    [InlineData("2026-11-24T02:01:06+15:00", false)]
    [InlineData("2026-11-24T02:01:06Zx", false)]
    public void A_timestamp_is_an_xs_dateTime(string text, bool isGood)
    {
        var mapped = CashInTransactionManagementMapping.ToPayCashIn(Request(timestamp: text), PaymentKind.CashIn, FakeCertificates.Agent);
        Assert.Equal(isGood, mapped.Refusal is null);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("ru", true)]
    [InlineData("kk", true)]
    [InlineData("en", true)]
    [InlineData("RU", false)]
    [InlineData("kz", false)]
    public void The_languages_are_ru_kk_and_en(string? text, bool isKnown) =>
        Assert.Equal(isKnown, LegacyHeader.TryReadLanguage(text, out _));

    [Theory]
    [InlineData(PaymentStatus.Pending, true, DeclineReason.None, "PENDING", "success", null)]
    [InlineData(PaymentStatus.Pending, false, DeclineReason.None, "PENDING", "payment.waiting_for_funds", "payment.waiting_for_funds")]
    [InlineData(PaymentStatus.Completed, false, DeclineReason.None, "COMPLETED", "success", null)]
    [InlineData(PaymentStatus.Declined, false, DeclineReason.Expired, "DECLINED", "success", "declined.Expired")]
    public void A_receipt_becomes_status_message_and_reason(
        PaymentStatus status, bool held, DeclineReason reason, string wire, string message, string? wireReason)
    {
        var receipt = Receipts.Pending with { Status = status, Held = held, Reason = reason };
        foreach (var language in Enum.GetValues<Language>())
        {
            var response = CashInTransactionManagementMapping.ToResponse(receipt, language, Now);
            Assert.Equal(wire, response.TerminalPaymentTransactionStatus);
            Assert.Equal(Texts.Of(message, language), response.Header!.UserMessage);
            Assert.Equal(wireReason is null ? null : Texts.Of(wireReason, language), response.Reason);
            Assert.Equal("2026-11-24T02:01:06.497Z", response.Header.Timestamp);
        }
    }

    [Fact]
    public void Every_reason_to_decline_has_words()
    {
        foreach (var reason in Enum.GetValues<DeclineReason>().Where(r => r != DeclineReason.None))
            Assert.NotEmpty(CashInTransactionManagementMapping.ToResponse(
                Receipts.Pending with { Status = PaymentStatus.Declined, Reason = reason }, Language.Kk, Now).Reason!);
    }

    private static CashInRequest Request(string? guid = "g", string amount = "1", string timestamp = "2026-11-24T02:01:06Z") => new()
    {
        Header = new OnlineTransactionRequestHeader { Timestamp = timestamp, Requester = FakeCertificates.Agent.Login },
        ToUserName = "77011234567",
        Amount = amount,
        Guid = guid,
    };
}
