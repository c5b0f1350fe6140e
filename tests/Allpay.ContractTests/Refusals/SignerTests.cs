using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Messages;
using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Refusals;

/// <summary>Who may not ask: every operation, by those who are not the certificate's agent.</summary>
public sealed class SignerTests(AllpayUnderTest allpay) : Conformance(allpay)
{
    private const string NotValid = "Not valid sign.";

    public static TheoryData<string> All => Operations.Keys(_ => true);

    public static TheoryData<string> WithHeader => Operations.Keys(operation => !operation.IsEcho);

    [Theory]
    [MemberData(nameof(WithHeader))]
    public async Task A_requester_who_is_not_the_certificates_owner_is_refused(string key)
    {
        var operation = Operations.Of(key);
        var request = await SpoilableAsync(operation);
        foreach (var requester in new[] { OtherAgent.Login, "nobody", $"{Agent.Login} " })
        {
            request.Set("header/requester", requester);
            var answer = await WhileNothingMovesAsync(() => Agent.CallAsync(operation, request));
            Refused.By(answer, operation, "RequesterMismatchException");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public Task An_unknown_certificate_is_refused(string key) => GateRefusesAsync(
        key, envelope => TemplateSigner.Sign(WithCertificate(envelope, "987654321"), Agent.Key).Xml,
        "CertificateNotActiveException", "987654321");

    [Theory]
    [MemberData(nameof(All))]
    public Task Another_agents_key_is_refused(string key) =>
        GateRefusesAsync(key, envelope => TemplateSigner.Sign(envelope, OtherAgent.Key).Xml, words: NotValid);

    [Theory]
    [MemberData(nameof(All))]
    public Task Another_agents_certificate_put_in_after_signing_is_refused(string key) => GateRefusesAsync(
        key, envelope => WithCertificate(Signed(envelope), $"{OtherAgent.Agent.CertificateNumber}"), words: NotValid);

    [Theory]
    [MemberData(nameof(All))]
    public Task An_unsigned_message_is_refused(string key) =>
        GateRefusesAsync(key, envelope => envelope, words: NotValid);

    [Theory]
    [MemberData(nameof(All))]
    public Task A_message_without_a_certificate_number_is_refused(string key) => GateRefusesAsync(
        key, envelope => TemplateSigner.Sign(WithCertificate(envelope, null), Agent.Key).Xml,
        "javax.xml.soap.SOAPException", "Header https://allpay.kz certificateNumber not provided");

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("99999999999999999999999999")]
    [InlineData("123</certificateNumber><certificateNumber xmlns=\"https://allpay.kz\">124")]
    public Task A_malformed_certificate_number_is_refused(string number) => GateRefusesAsync(
        "CI11.createCashInPayment", envelope => TemplateSigner.Sign(WithCertificate(envelope, number), Agent.Key).Xml);

    private async Task GateRefusesAsync(
        string key, Func<string, string> spoil, string exception = "Exception", string words = "")
    {
        var operation = Operations.Of(key);
        var parameter = Envelope.TextOf(await SpoilableAsync(operation));
        var message = spoil(Envelope.Of(operation, Agent.Agent.CertificateNumber, parameter));
        var answer = await WhileNothingMovesAsync(
            () => Agent.SendAsync(operation.Service.Path, Post.Text(message, operation.Name)));
        Refused.ByTheGate(answer, exception, words);
    }

    private string Signed(string envelope) => TemplateSigner.Sign(envelope, Agent.Key).Xml;

    private string WithCertificate(string envelope, string? number)
    {
        var mine = $"<certificateNumber xmlns=\"{SoapNames.Allpay}\">{Agent.Agent.CertificateNumber}</certificateNumber>";
        var other = number is null ? "" : $"<certificateNumber xmlns=\"{SoapNames.Allpay}\">{number}</certificateNumber>";
        Assert.Contains(mine, envelope, StringComparison.Ordinal);
        return envelope.Replace(mine, other, StringComparison.Ordinal);
    }
}
