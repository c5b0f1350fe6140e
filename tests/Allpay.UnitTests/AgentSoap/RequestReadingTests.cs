using Allpay.Features.CashIn.CreateCashIn;
using Allpay.Features.CashIn.PayCashIn;
using Allpay.Features.CashOut.CheckCashOut;
using Allpay.Features.CashOut.CreateCashOut;
using Allpay.Features.CashOut.PayCashOut;
using Allpay.Features.CashOut.RequestCashOut;
using Allpay.Features.CashOut.Soap;
using Allpay.Features.Holders.CheckHolder;
using Allpay.Features.Payments.CompleteOwnPayment;
using Allpay.Features.Payments.DeclinePendingPayment;
using Allpay.Features.TerminalPay.CheckGoods;
using Allpay.Features.TerminalPay.CheckService;
using Allpay.Features.TerminalPay.PayForGoods;
using Allpay.Features.TerminalPay.PayForService;
using Allpay.Features.TerminalPay.PayVostokPlat;
using Allpay.Features.TerminalPay.Soap;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;

namespace Allpay.UnitTests.AgentSoap;

/// <summary>What is read as it stands, what is collapsed, and what is checked before any use case is asked.</summary>
public sealed class RequestReadingTests
{
    private const string Blank = " \t\r\n";

    private static readonly AgentCaller Agent = FakeCertificates.Agent;

    // Every mapping that takes a reference, by the name its request has for it.
    private static readonly Dictionary<string, Func<string?, string?>> References = new()
    {
        ["createCashInPayment"] = x => PayCashInSoap.ToCommand(new() { Header = Header(), Guid = x }, PaymentKind.CashIn, Agent).Value.Reference,
        ["createCashInTransaction"] = x => CreateCashInSoap.ToCommand(new() { Header = Header(), Guid = x }, Agent).Value.Reference,
        ["createCashOut"] = x => PayCashOutSoap.ToCommand(new() { Header = Header(), Guid = x }, Agent).Value.Reference,
        ["createCashOutTransaction"] = x => CreateCashOutSoap.ToCommand(new() { Header = Header(), Guid = x }, Agent).Value.Reference,
        ["createCashOutThroughPayment"] = x => RequestCashOutSoap.ToCommand(Through(guid: x), Agent).Value.Reference,
        ["completeTransaction"] = x => CompleteOwnPaymentSoap.ToCommand(new() { Header = Header(), Guid = x }, Agent).Value.Reference,
        ["declineTransaction"] = x => DeclinePendingPaymentSoap.ToCommand(new() { Header = Header(), Guid = x }, Agent).Value.Reference,
        ["payForGoodsPay"] = x => PayForGoodsSoap.ToCommand(new() { Header = Header(), Rrn = x }, Agent).Value.Reference,
        ["payForServicesPay"] = x => PayForServiceSoap.ToCommand(Services(rrn: x), Agent).Value.Reference,
        ["vostokPlatPay"] = x => PayVostokPlatSoap.ToCommand(VostokPlat(rrn: x), Agent).Value.Reference,
    };

    private static readonly Dictionary<string, Func<string, string?>> Numbers = new()
    {
        ["createCashInPayment amount"] = x => PayCashInSoap.ToCommand(new() { Header = Header(), Amount = x }, PaymentKind.CashIn, Agent).Value.Amount,
        ["createCashInTransaction amount"] = x => CreateCashInSoap.ToCommand(new() { Header = Header(), Amount = x }, Agent).Value.Amount,
        ["createCashOut amount"] = x => PayCashOutSoap.ToCommand(new() { Header = Header(), Amount = x }, Agent).Value.Amount,
        ["createCashOut token"] = x => PayCashOutSoap.ToCommand(new() { Header = Header(), Token = x }, Agent).Value.Code,
        ["createCashOutTransaction amount"] = x => CreateCashOutSoap.ToCommand(new() { Header = Header(), Amount = x }, Agent).Value.Amount,
        ["createCashOutTransaction token"] = x => CreateCashOutSoap.ToCommand(new() { Header = Header(), Token = x }, Agent).Value.Code,
        ["createCashOutThroughPayment amount"] = x => RequestCashOutSoap.ToCommand(Through(amount: x), Agent).Value.Amount,
        ["checkCashOut amount"] = x => CheckCashOutSoap.ToCommand(new CashOutCheckRequest { Header = Header(), Amount = x }, Agent).Value.Amount,
        ["checkCashOutThroughPayRequest amount"] = x => CheckCashOutSoap.ToCommand(new CashOutThroughPayCheckRequest { Header = Header(), Amount = x }, Agent).Value.Amount,
        ["completeTransaction transactionId"] = x => CompleteOwnPaymentSoap.ToCommand(new() { Header = Header(), TransactionId = x }, Agent).Value.PaymentId,
        ["declineTransaction transactionId"] = x => DeclinePendingPaymentSoap.ToCommand(new() { Header = Header(), TransactionId = x }, Agent).Value.PaymentId,
        ["payForGoodsCheck amount"] = x => CheckGoodsSoap.ToCommand(new() { Header = Header(), Amount = x }, Agent).Value.Amount,
        ["payForGoodsPay amount"] = x => PayForGoodsSoap.ToCommand(new() { Header = Header(), Amount = x }, Agent).Value.Amount,
        ["payForServicesCheck servicePublicCode"] = x => CheckServiceSoap.ToCommand(new() { Header = Header(), ServicePublicCode = x }, Agent).Value.Service,
        ["payForServicesCheck amount"] = x => CheckServiceSoap.ToCommand(new() { Header = Header(), Amount = x }, Agent).Value.Amount,
        ["payForServicesPay servicePublicCode"] = x => PayForServiceSoap.ToCommand(Services(service: x), Agent).Value.Service,
        ["payForServicesPay amount"] = x => PayForServiceSoap.ToCommand(Services(amount: x), Agent).Value.Amount,
        ["vostokPlatPay amount"] = x => PayVostokPlatSoap.ToCommand(VostokPlat(amount: x), Agent).Value.Amount,
        ["vostokPlatPay fullAmount"] = x => PayVostokPlatSoap.ToCommand(VostokPlat(fullAmount: x), Agent).Value.FullAmount,
    };

    private static readonly Dictionary<string, Func<string?, Refusal?>> OptionalDates = new()
    {
        ["createCashInPayment valueDate"] = x => PayCashInSoap.ToCommand(new() { Header = Header(), ValueDate = x }, PaymentKind.CashIn, Agent).Refusal,
        ["createCashInTransaction valueDate"] = x => CreateCashInSoap.ToCommand(new() { Header = Header(), ValueDate = x }, Agent).Refusal,
        ["payForGoodsPay valueDate"] = x => PayForGoodsSoap.ToCommand(new() { Header = Header(), ValueDate = x }, Agent).Refusal,
    };

    private static readonly Dictionary<string, Func<string?, Refusal?>> Required = new()
    {
        ["createCashOutThroughPayment paymentDate"] = x => RequestCashOutSoap.ToCommand(Through(date: x), Agent).Refusal,
        ["payForServicesPay valueDate"] = x => PayForServiceSoap.ToCommand(Services(date: x), Agent).Refusal,
        ["vostokPlatPay valueDate"] = x => PayVostokPlatSoap.ToCommand(VostokPlat(date: x), Agent).Refusal,
        ["vostokPlatPay fullAmount"] = x => PayVostokPlatSoap.ToCommand(VostokPlat(fullAmount: x), Agent).Refusal,
    };

    public static MatrixTheoryData<string, string?> AllReferences => new(
        References.Keys, ["{903C0B91-303b-446a-9a28-16697ad9703e}", "903c0b91-303b-446a-9a28-16697ad9703e", " 17 ", "a\rb", "", null]);

    public static TheoryData<string> AllNumbers => [.. Numbers.Keys];

    public static TheoryData<string> AllDates => [.. OptionalDates.Keys, .. Required.Keys.Where(k => k != "vostokPlatPay fullAmount")];

    public static TheoryData<string> AllRequired => [.. Required.Keys];

    // To end a payment the use case does without a reference; the contract does not, so one that is missing is an empty one.
    [Theory]
    [MemberData(nameof(AllReferences))]
    public void The_reference_is_the_guid_or_rrn_byte_for_byte(string operation, string? text) =>
        Assert.Equal(text ?? (operation is "completeTransaction" or "declineTransaction" ? "" : null), References[operation](text));

    [Theory]
    [MemberData(nameof(AllNumbers))]
    public void White_space_around_a_number_or_a_code_is_not_part_of_it(string field) => Assert.Equal("100.00", Numbers[field](Blank + "100.00" + Blank));

    [Theory]
    [MemberData(nameof(AllDates))]
    public void A_date_is_an_xs_dateTime(string field)
    {
        var refuse = OptionalDates.GetValueOrDefault(field) ?? Required[field];
        foreach (var good in new[] { "2026-11-24T02:01:06.222Z", "2026-11-24T02:01:06", " 2026-11-24T07:01:06+05:00\n" }) Assert.Null(refuse(good));
        foreach (var bad in new[] { "soon", "2026-11-24", "2026-02-30T02:01:06Z" }) MustBe(FieldCodes.Malformed, field, refuse(bad));
    }

    [Theory]
    [MemberData(nameof(AllRequired))]
    public void What_the_contract_requires_has_to_be_there(string field)
    {
        foreach (var nothing in new[] { null, "", Blank }) MustBe(FieldCodes.Required, field, Required[field](nothing));
    }

    [Fact]
    public void An_optional_date_need_not_be_there()
    {
        foreach (var refuse in OptionalDates.Values) Assert.All([null, "", Blank], nothing => Assert.Null(refuse(nothing)));
    }

    [Fact]
    public void Every_fault_of_header_and_dates_comes_at_once() => Assert.Equal(
        ["timestamp", "requester", "fullAmount", "valueDate"],
        PayVostokPlatSoap.ToCommand(new() { Header = new() }, Agent).Refusal!.Fields.Select(f => f.Field));

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
    public void A_timestamp_is_an_xs_dateTime(string text, bool isGood) =>
        Assert.Equal(isGood, CheckHolderSoap.ToCommand(new() { Header = Header(text) }, Agent).Refusal is null);

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

    private static void MustBe(string code, string field, Refusal? refusal)
    {
        var fault = Assert.Single(refusal!.Fields);
        Assert.Equal((field.Split(' ')[1], code), (fault.Field, fault.Code));
    }

    private static OnlineTransactionRequestHeader Header(string timestamp = "2026-11-24T02:01:06Z") => new() { Timestamp = timestamp, Requester = Agent.Login };

    private static CashOutThroughPayRequest Through(string? guid = "g", string amount = "1", string? date = "2026-11-24T02:01:06Z") =>
        new() { Header = Header(), Guid = guid, Amount = amount, PaymentDate = date };

    private static PayForServicesRequest Services(string? rrn = "r", string amount = "1", string service = "1", string? date = "2026-11-24T02:01:06Z") =>
        new() { Header = Header(), Rrn = rrn, Amount = amount, ServicePublicCode = service, ValueDate = date };

    private static VostokPlatPayRequest VostokPlat(string? rrn = "r", string amount = "1", string? fullAmount = "2", string? date = "2026-11-24T02:01:06Z") =>
        new() { Header = Header(), Rrn = rrn, Amount = amount, FullAmount = fullAmount, ValueDate = date };
}
