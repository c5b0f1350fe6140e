using System.Text;
using Allpay.Features.CashIn.PayCashIn;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.UnitTests.XmlSigning;
using Npgsql;

namespace Allpay.UnitTests.AgentSoap;

/// <summary>What holds for every operation, shown on one: texts, faults and outages, and how a request is read.</summary>
public sealed class CashInOperationTests(SoapHost host) : IClassFixture<SoapHost>
{
    private const string CheckUser = "<CheckUserRequest>" + Envelopes.Header + "<userName>77011234567</userName></CheckUserRequest>";

    [Theory]
    [InlineData("hello")]
    [InlineData("")]
    [InlineData("  Ақша «И» & <tag> \n\t ")]
    public async Task Echo_returns_its_text(string text)
    {
        var content = $"<Echo>{System.Security.SecurityElement.Escape(text)}</Echo>";
        var signed = ClientSigner.SignLikeJava(Envelopes.Operation("echo", content), Keys.Client);
        var reply = (await host.PostAsync(Encoding.UTF8.GetBytes(signed))).MustBeSignedFor(signed);
        Assert.Equal(text, reply["return"]);
    }

    [Theory]
    [InlineData("ru", Language.Ru)]
    [InlineData("kk", Language.Kk)]
    [InlineData("en", Language.En)]
    public async Task A_refusal_is_a_fault_in_the_callers_language(string lang, Language language)
    {
        host.Mediator.Answer = _ => (Outcome<PaymentReceipt>)new Refusal(RefusalCodes.HolderUnknown, "77011234567");
        var reply = await host.CallAsync(Envelopes.CashIn().Replace("<lang>ru", $"<lang>{lang}"));
        reply.MustBeBusinessFault(Texts.Of(RefusalCodes.HolderUnknown, language, "77011234567"));
        Assert.Equal("kz.allpay.mfs.ws.soap.exception.UserNotFoundException", reply["developerMessage"]);
    }

    [Fact]
    public async Task The_use_cases_fields_have_their_names_on_the_wire()
    {
        host.Mediator.Answer = _ => (Outcome<PaymentReceipt>)Refusal.Invalid(
            new FieldFault("holder", FieldCodes.Required), new FieldFault("amount", FieldCodes.AmountNotPositive), new FieldFault("reference", FieldCodes.TooLong, "128"));
        (await host.CallAsync(Envelopes.CashIn())).MustBeBusinessFault(
            "Запрос составлен неверно: toUserName: обязательное поле; amount: должно быть больше нуля; GUID: длиннее 128 символов");
        host.Mediator.Answer = _ => (Outcome<HolderCard>)Refusal.Invalid(new FieldFault("holder", FieldCodes.Required));
        (await host.CallAsync(Envelopes.Operation("checkUserAndValidateCashIn", CheckUser)))
            .MustBeBusinessFault("Запрос составлен неверно: userName: обязательное поле");
    }

    [Theory]
    [InlineData("<lang>ru</lang>", "<lang>de</lang>", "lang: допустимо ru, kk или en")]
    [InlineData("<timestamp>2026-11-24T02:01:06.222Z</timestamp>", "", "timestamp: обязательное поле")]
    [InlineData("2026-11-24T02:01:06.222Z", "yesterday", "timestamp: неверный формат")]
    [InlineData("<requester>77010000001</requester>", "", "requester: обязательное поле")]
    [InlineData(Envelopes.Header, "", "header: обязательное поле")]
    [InlineData(Envelopes.Header, "<header/>", "timestamp: обязательное поле; requester: обязательное поле")]
    [InlineData(Envelopes.CashInRequest, "", "CashInRequest: обязательное поле")]
    [InlineData("</GUID>", "</GUID><valueDate>soon</valueDate>", "valueDate: неверный формат")]
    public async Task A_wrong_header_is_a_fault_that_names_the_field(string text, string by, string expected)
    {
        var sent = host.Mediator.Sent.Count;
        (await host.CallAsync(Envelopes.CashIn().Replace(text, by))).MustBeBusinessFault("Запрос составлен неверно: " + expected);
        Assert.Equal(sent, host.Mediator.Sent.Count);
    }

    [Fact]
    public async Task A_requester_other_than_the_certificates_agent_is_refused()
    {
        var reply = await host.CallAsync(Envelopes.CashIn().Replace("<requester>77010000001", "<requester>77010000002"));
        reply.MustBeBusinessFault("Отправитель 77010000002 не является владельцем сертификата.");
        Assert.Equal("kz.allpay.mfs.ws.soap.exception.RequesterMismatchException", reply["developerMessage"]);
    }

    [Fact]
    public async Task An_exception_tells_nothing_of_itself()
    {
        host.Mediator.Answer = _ => throw new InvalidOperationException("secret");
        var reply = await host.CallAsync(Envelopes.CashIn());
        reply.MustBeBusinessFault("Внутренняя ошибка. Повторите тот же запрос с тем же номером или обратитесь в поддержку.");
        Assert.DoesNotContain("secret", reply.Text, StringComparison.Ordinal);
        Assert.Null(reply.RetryAfter);
    }

    [Fact]
    public async Task An_outage_says_ask_again()
    {
        host.Mediator.Answer = _ => throw new LedgerUnavailableException("queue full", TimeSpan.FromMilliseconds(1500));
        await MustSayAskAgain("2");
        host.Mediator.Answer = _ => throw new InvalidOperationException("wrapped", new NpgsqlException("connection refused"));
        await MustSayAskAgain("5");
        host.Mediator.Answer = _ => throw new PostgresException("shutting down", "FATAL", "FATAL", PostgresErrorCodes.AdminShutdown);
        await MustSayAskAgain("5");
    }

    private async Task MustSayAskAgain(string seconds)
    {
        var reply = await host.CallAsync(Envelopes.CashIn());
        reply.MustBeBusinessFault("Сервис временно недоступен. Повторите тот же запрос с тем же номером.");
        Assert.Equal("kz.allpay.mfs.ws.soap.exception.ServiceUnavailableException", reply["developerMessage"]);
        Assert.Equal(seconds, reply.RetryAfter);
    }

    [Theory]
    [InlineData("elements out of order")]
    [InlineData("unknown elements")]
    [InlineData("xsi:nil")]
    public async Task A_request_is_read_as_JAXB_would_read_it(string way)
    {
        host.Mediator.Answer = _ => (Outcome<PaymentReceipt>)Receipts.Pending;
        const string Amount = "<amount>100.00</amount>";
        var xml = way switch
        {
            "elements out of order" => Envelopes.CashIn().Replace(Amount, "").Replace("<CashInRequest>", "<CashInRequest>" + Amount),
            "unknown elements" => Envelopes.CashIn().Replace(Amount, Amount + "<more>1</more>"),
            _ => Envelopes.CashIn().Replace(Amount, "<amount xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/>"),
        };
        Assert.Equal("PENDING", (await host.CallAsync(xml))["terminalPaymentTransactionStatus"]);
        Assert.Equal(way == "xsi:nil" ? "" : "100.00", ((PayCashIn)host.Mediator.Sent[^1]).Amount);
    }
}
