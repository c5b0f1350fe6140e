using System.Net;

namespace Allpay.EndToEndTests;

/// <summary>What SOAP turns away: a fault in the caller's words, and nothing moves.</summary>
[Collection(nameof(SharedHost))]
public sealed class BadSoapTests(HostProcess host)
{
    private const string Holder = "77011234567";
    private const string Operation = "createCashInPayment";
    private const string Envelope = "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\">";

    private readonly AgentClient _agent = new(host);

    public static TheoryData<string?, string?, string?, string, string, string> BadFields => new()
    {
        { Holder, null, "g", "en", "amount: is required", "InvalidRequestException" },
        { Holder, "", "g", "ru", "amount: обязательное поле", "InvalidRequestException" },
        { Holder, "x", "g", "kk", "amount: 100.00 түріндегі сан болуы керек", "InvalidRequestException" },
        { Holder, "1e3", "g", "en", "amount: must be a plain decimal", "InvalidRequestException" },
        { Holder, "-1", "g", "en", "amount: must be above zero", "InvalidRequestException" },
        { Holder, "0", "g", "ru", "amount: должно быть больше нуля", "InvalidRequestException" },
        { Holder, "1.001", "g", "kk", "amount: нүктеден кейін екі таңбадан аспауы керек", "InvalidRequestException" },
        { Holder, "99999999999999999999999999999999999999", "g", "en", "amount: is larger than", "InvalidRequestException" },
        { null, "100", "g", "en", "toUserName: is required", "InvalidRequestException" },
        { "70000000000", "100", "g", "kk", "70000000000 пайдаланушысы табылмады", "UserNotFoundException" },
        { Holder, "100", null, "ru", "GUID: обязательное поле", "InvalidRequestException" },
        { Holder, "100", new string('g', 129), "en", "GUID: is longer than 128", "InvalidRequestException" },
        { "77011234570", "150000", "g", "en", "more than one payment of this wallet", "PaymentLimitExceededException" },
        { Holder, "100", "g", "xx", "lang: допустимо ru, kk или en", "InvalidRequestException" },
    };

    [Theory]
    [MemberData(nameof(BadFields))]
    public Task A_bad_field_is_named(
        string? holder, string? amount, string? guid, string lang, string words, string exception) => MustBeFaultAsync(
        () => _agent.CallAsync(Operation, AgentClient.CashIn(_agent.Login, holder, amount, guid, lang)), words, exception);

    [Theory]
    [InlineData("", "CashInRequest")]
    [InlineData("<CashInRequest/>", "header")]
    public Task An_empty_request_is_a_clients_fault(string parameter, string names) =>
        MustBeFaultAsync(() => _agent.CallAsync(Operation, parameter), names, "InvalidRequestException");

    [Fact]
    public async Task Whoever_is_not_the_certificates_agent_is_turned_away()
    {
        var good = AgentClient.CashIn(_agent.Login, Holder, "100", Guid.NewGuid().ToString());
        var foreign = host.Sandbox.GetProperty("agents")[1].GetProperty("privateKeyFile").GetString();
        var other = AgentClient.CashIn("77010000002", Holder, "100", Guid.NewGuid().ToString(), "en");

        await MustBeFaultAsync(
            () => _agent.CallAsync(Operation, good, keyFile: foreign), "Not valid sign.", "SOAPFaultException");
        await MustBeFaultAsync(
            () => _agent.CallAsync(Operation, good, certificate: 987654), "987654", "CertificateNotActiveException");
        await MustBeFaultAsync(
            () => _agent.CallAsync(Operation, other), "requester 77010000002 is not the owner", "RequesterMismatchException");
    }

    [Fact]
    public async Task What_is_no_plain_message_is_turned_away()
    {
        var tooLarge = AgentClient.CashIn(_agent.Login, Holder, "100", new string('x', 400_000));
        var deep = string.Concat(Enumerable.Repeat("<a>", 2000)) + string.Concat(Enumerable.Repeat("</a>", 2000));
        string[] messages =
        [
            $"<!DOCTYPE a [<!ENTITY e \"x\">]>{Envelope}<S:Body/></S:Envelope>",
            $"{Envelope}<S:Body>{deep}</S:Body></S:Envelope>",
            $"{Envelope}<S:Body>", "no XML", "",
        ];

        await MustBeFaultAsync(() => _agent.CallAsync(Operation, tooLarge), "262144", "Exception");
        foreach (var message in messages) await MustBeFaultAsync(() => _agent.SendAsync(message), "Envelope", "Exception");
        await MustBeFaultAsync(
            () => _agent.SendAsync($"{Envelope}<S:Body><a/></S:Body></S:Envelope>"), "certificateNumber", "SOAPException");
    }

    private async Task MustBeFaultAsync(Func<Task<SoapAnswer>> call, string words, string exception)
    {
        var before = await host.TotalsAsync();

        var fault = await call();

        Assert.Equal((HttpStatusCode.InternalServerError, "soap:Client"), (fault.Status, fault["faultcode"]));
        Assert.Contains(words, fault["faultstring"], StringComparison.Ordinal);
        Assert.Equal(fault["faultstring"], fault["userMessage"]);
        Assert.EndsWith(exception, fault["developerMessage"], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", fault.Document.OuterXml, StringComparison.Ordinal);
        Assert.Equal(before, await host.TotalsAsync());
    }
}
