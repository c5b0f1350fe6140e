using System.Net;
using System.Text;
using Allpay.Infrastructure.Mediation;
using Allpay.UnitTests.XmlSigning;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Allpay.UnitTests.AgentSoap;

/// <summary>What the door lets in, and how it turns away what it does not.</summary>
public sealed class DoorTests(SoapHost host) : IClassFixture<SoapHost>
{
    private const string Malformed = "Запрос составлен неверно: Envelope: неверный формат";

    [Theory]
    [InlineData("")]
    [InlineData("createCashInPayment")]
    [InlineData("echo")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task The_signed_body_alone_says_which_operation_runs(string? action)
    {
        host.Mediator.Answer = _ => (Outcome<PaymentReceipt>)Receipts.Pending;
        Assert.Equal("PENDING", (await host.CallAsync(Envelopes.CashIn(), action))["terminalPaymentTransactionStatus"]);
    }

    [Theory]
    [InlineData("text/xml")]
    [InlineData("text/xml; charset=windows-1251")]
    [InlineData("application/soap+xml")]
    [InlineData("foo")]
    [InlineData(null)]
    public async Task The_content_type_does_not_matter(string? contentType)
    {
        var signed = Encoding.UTF8.GetBytes(ClientSigner.SignLikeJava(Envelopes.Operation("echo", "<Echo>И</Echo>"), Keys.Client));
        Assert.Equal("И", (await host.PostAsync(signed, "", contentType))["return"]);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("windows-1251")]
    public async Task A_message_may_be_in_the_encoding_it_declares(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var signed = ClientSigner.SignLikeJava(Envelopes.Operation("echo", "<Echo>Ирина</Echo>"), Keys.Client);
        var bytes = Encoding.GetEncoding(encoding).GetBytes($"<?xml version=\"1.0\" encoding=\"{encoding}\"?>" + signed);
        Assert.Equal("Ирина", (await host.PostAsync(bytes)).MustBeSignedFor(signed)["return"]);
    }

    [Theory]
    [InlineData(false, "http://www.w3.org/2000/09/xmldsig#rsa-sha1")]
    [InlineData(true, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256")]
    public async Task The_answer_is_signed_in_the_requests_algorithm(bool sha256, string algorithm)
    {
        var signed = ClientSigner.Sign(Envelopes.Operation("echo", "<Echo>a</Echo>"), Keys.Client, sha256);
        var reply = (await host.PostAsync(Encoding.UTF8.GetBytes(signed))).MustBeSignedFor(signed);
        Assert.Contains($"<SignatureMethod Algorithm=\"{algorithm}\">", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "Not valid sign.")]
    [InlineData(true, "a")]
    public async Task A_certificate_that_allows_no_sha_1_takes_sha_256_only(bool sha256, string told)
    {
        var signed = ClientSigner.Sign(Envelopes.Operation("echo", "<Echo>a</Echo>"), Keys.Client, sha256);
        host.Certificates.AllowsSha1 = false;
        var reply = await host.PostAsync(Encoding.UTF8.GetBytes(signed));
        host.Certificates.AllowsSha1 = true;
        Assert.Contains($">{told}<", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_have_no_effect()
    {
        var signed = ClientSigner.SignLikeJava(Envelopes.Operation("echo", "<Echo>text</Echo>"), Keys.Client);
        Assert.Equal("text", (await host.PostAsync(Encoding.UTF8.GetBytes(signed.Replace("text", "te<!-- x -->xt"))))["return"]);
    }

    [Fact]
    public async Task What_is_acted_on_was_kept_byte_for_byte_and_what_cannot_be_kept_is_not_acted_on()
    {
        var sent = Encoding.UTF8.GetBytes(ClientSigner.SignLikeJava(Envelopes.Operation("echo", "<Echo>kept</Echo>"), Keys.Client));
        await host.PostAsync(sent);
        Assert.Contains(host.Archive.Kept, kept => kept.Operation == "echo" && kept.Bytes.AsSpan().SequenceEqual(sent));

        host.Archive.Outage = new TimeoutException();
        var before = host.Mediator.Sent.Count;
        var answer = await host.CallAsync(Envelopes.CashIn());
        host.Archive.Outage = null;

        Assert.EndsWith("ServiceUnavailableException", answer["developerMessage"]);
        Assert.Equal(before, host.Mediator.Sent.Count);
    }

    [Fact]
    public async Task The_answer_has_no_white_space_between_its_parts()
    {
        var reply = await host.CallAsync(Envelopes.Operation("echo", "<Echo>text</Echo>"));
        Assert.DoesNotMatch(@"> *\n? *<soap:(Header|Body)", reply.Text.Replace("><", ">|<"));
    }

    [Theory]
    [InlineData("</amount>", "</amount><x>")]
    [InlineData("<S:Envelope", "<!DOCTYPE a><S:Envelope")]
    [InlineData("<S:Envelope", "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><S:Envelope")]
    [InlineData("<S:Body>", "<S:Body><?pi?>")]
    [InlineData("</S:Body>", "</S:Body><S:Body/>")]
    [InlineData("<S:Body>", "<S:Body/><S:Body>")]
    [InlineData("</S:Body>", "<second/></S:Body>")]
    [InlineData("<S:Body>", "text<S:Body>")]
    public async Task What_is_no_plain_envelope_is_a_fault(string text, string by) =>
        (await PostSigned(s => s.Replace(text, by))).MustBeSecurityFault(Malformed);

    [Fact]
    public async Task Deep_and_large_messages_are_faults()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 2000)) + string.Concat(Enumerable.Repeat("</a>", 2000));
        (await PostSigned(s => s.Replace("<GUID>", deep + "<GUID>"))).MustBeSecurityFault(Malformed);
        (await PostSigned(s => s + new string(' ', SoapHost.BodyBytesMax)))
            .MustBeSecurityFault($"Запрос составлен неверно: Envelope: длиннее {SoapHost.BodyBytesMax} символов");
        (await host.PostAsync([])).MustBeSecurityFault(Malformed);
    }

    [Theory]
    [InlineData("100.00", "900.00")]
    [InlineData("#rsa-sha1", "#hmac-sha1")]
    [InlineData("URI=\"\"", "URI=\"#x\"")]
    [InlineData("</Signature>", "</Signature><Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>")]
    public async Task A_wrong_signature_is_a_fault_and_runs_nothing(string text, string by)
    {
        var sent = host.Mediator.Sent.Count;
        var reply = await PostSigned(s => s.Replace(text, by));
        reply.MustBeSecurityFault("Not valid sign.");
        Assert.Equal("javax.xml.ws.soap.SOAPFaultException", reply["developerMessage"]);
        Assert.Equal(sent, host.Mediator.Sent.Count);
    }

    [Theory]
    [InlineData("<GUID>", "<GUID><a/>")]
    [InlineData("<CashInRequest>", "<CashInRequest xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:nil=\"maybe\">")]
    [InlineData("<header>", "<header xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:type=\"q:none\">")]
    public async Task What_was_signed_and_is_no_request_is_the_clients_fault(string from, string to)
    {
        var reply = await host.CallAsync(Envelopes.CashIn().Replace(from, to));
        Assert.EndsWith("InvalidRequestException", reply["developerMessage"]);
        Assert.Contains("Body", reply["faultstring"]);
    }

    [Fact]
    public async Task A_certificate_number_with_an_element_in_it_is_none() =>
        (await host.CallAsync(Envelopes.CashIn().Replace(">123<", "><n>123</n><")))
            .MustBeSecurityFault("Запрос составлен неверно: certificateNumber: неверный формат");

    [Fact]
    public async Task Broken_chunks_are_the_clients_fault()
    {
        using var connection = new System.Net.Sockets.TcpClient();
        await connection.ConnectAsync("127.0.0.1", host.Client.BaseAddress!.Port, TestContext.Current.CancellationToken);
        var request = $"POST {SoapHost.Path} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFF\r\nx";
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var answer = new StreamReader(connection.GetStream());
        Assert.StartsWith("HTTP/1.1 500", await answer.ReadLineAsync(TestContext.Current.CancellationToken));
        var line = "";
        while (line?.Contains("<soap:Envelope", StringComparison.Ordinal) == false)
            line = await answer.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.Contains("InvalidRequestException", line);
    }

    [Fact]
    public async Task No_signature_and_a_strangers_key_are_faults()
    {
        (await host.PostAsync(Encoding.UTF8.GetBytes(Envelopes.CashIn()))).MustBeSecurityFault("Not valid sign.");
        var strange = ClientSigner.SignLikeJava(Envelopes.CashIn(), Keys.Stranger);
        (await host.PostAsync(Encoding.UTF8.GetBytes(strange))).MustBeSecurityFault("Not valid sign.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<certificateNumber xmlns=\"urn:other\">123</certificateNumber>")]
    [InlineData("<certificateNumber xmlns=\"https://allpay.kz\">123</certificateNumber><certificateNumber xmlns=\"https://allpay.kz\">123</certificateNumber>")]
    public async Task A_message_without_its_certificate_number_gets_the_originals_words(string certificate)
    {
        var reply = await host.CallAsync(Envelopes.Of($"<o:echo xmlns:o=\"{Envelopes.CashInNamespace}\"/>", certificate));
        reply.MustBeSecurityFault("Header https://allpay.kz certificateNumber not provided");
        Assert.Equal("javax.xml.soap.SOAPException", reply["developerMessage"]);
    }

    [Fact]
    public async Task A_message_without_any_header_gets_the_same()
    {
        var reply = await host.PostAsync(Encoding.UTF8.GetBytes($"<S:Envelope xmlns:S=\"{Envelopes.Soap}\"><S:Body><a/></S:Body></S:Envelope>"));
        reply.MustBeSecurityFault("Header https://allpay.kz certificateNumber not provided");
    }

    [Theory]
    [InlineData("124", "Сертификат 124 неизвестен, отозван, или его агент заблокирован.")]
    [InlineData("12a", "Запрос составлен неверно: certificateNumber: неверный формат")]
    [InlineData("-1", "Запрос составлен неверно: certificateNumber: неверный формат")]
    [InlineData("99999999999999999999", "Запрос составлен неверно: certificateNumber: неверный формат")]
    public async Task A_certificate_nobody_has_is_a_fault(string number, string expected) =>
        (await host.CallAsync(Envelopes.CashIn().Replace(">123<", $">{number}<"))).MustBeSecurityFault(expected);

    [Theory]
    [InlineData("checkUserFoo", Envelopes.CashInNamespace)]
    [InlineData("checkuser", Envelopes.CashInNamespace)]
    [InlineData("checkUser", "http://www.allpay.kz/mfs/soap/TransactionManagement/1.1")]
    [InlineData("createCashInTransaction", Envelopes.CashInNamespace)]
    public async Task An_operation_of_another_contract_is_a_fault(string operation, string ns) =>
        (await host.CallAsync(Envelopes.Operation(operation, "", ns))).MustBeBusinessFault("Запрос составлен неверно: Body: неверный формат");

    [Fact]
    public async Task The_database_away_while_the_certificate_is_looked_up_says_ask_again()
    {
        host.Certificates.Outage = new NpgsqlException("connection refused");
        var reply = await host.CallAsync(Envelopes.CashIn());
        host.Certificates.Outage = null;
        reply.MustBeBusinessFault("Сервис временно недоступен. Повторите тот же запрос с тем же номером.");
        Assert.Equal("5", reply.RetryAfter);
    }

    [Fact]
    public async Task A_database_that_is_not_as_it_must_be_is_told_to_the_operator_and_to_the_caller_as_an_outage()
    {
        host.Certificates.Outage = new PostgresException("secret", "ERROR", "ERROR", "42P01");
        var reply = await host.CallAsync(Envelopes.CashIn());
        host.Certificates.Outage = null;
        Assert.EndsWith("ServiceUnavailableException", reply["developerMessage"]);
        Assert.Equal("5", reply.RetryAfter);
        Assert.Contains(host.Log.Lines, line => line.Level == LogLevel.Critical && line.Text.Contains("`migrate`"));
    }

    [Theory]
    [InlineData("GET", "", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "?op=echo&Echo=x", HttpStatusCode.MethodNotAllowed)]
    [InlineData("HEAD", "?wsdl", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "", HttpStatusCode.MethodNotAllowed)]
    [InlineData("OPTIONS", "", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/echo?Echo=x", HttpStatusCode.NotFound)]
    [InlineData("POST", "/echo", HttpStatusCode.NotFound)]
    [InlineData("POST", "/createCashInPayment?a=b", HttpStatusCode.NotFound)]
    [InlineData("GET", "?xsd=0", HttpStatusCode.NotFound)]
    [InlineData("GET", "?xsd=5", HttpStatusCode.NotFound)]
    [InlineData("GET", "?xsd=../../appsettings.json", HttpStatusCode.NotFound)]
    public async Task Nothing_runs_but_a_post_of_an_envelope(string method, string below, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), SoapHost.Path + below);
        if (method == "POST") request.Content = new StringContent(Envelopes.CashIn(), Encoding.UTF8, "text/xml");
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_query_on_a_post_changes_nothing()
    {
        using var content = new StringContent(ClientSigner.SignLikeJava(Envelopes.Operation("echo", "<Echo>a</Echo>"), Keys.Client), Encoding.UTF8, "text/xml");
        using var response = await host.Client.PostAsync(SoapHost.Path + "?wsdl", content, TestContext.Current.CancellationToken);
        Assert.Equal("a", (await SoapReply.ReadAsync(response))["return"]);
    }

    private Task<SoapReply> PostSigned(Func<string, string> change) =>
        host.PostAsync(Encoding.UTF8.GetBytes(change(ClientSigner.SignLikeJava(Envelopes.CashIn(), Keys.Client))));
}
