using System.Globalization;
using System.Text;
using Allpay.Host.AgentSoap;
using Allpay.Infrastructure.Mediation;
using Allpay.UnitTests.XmlSigning;
using Microsoft.Extensions.Options;

namespace Allpay.UnitTests.AgentSoap;

/// <summary>Messages that are good for minutes and once, where their agent wants that, and nowhere else.</summary>
public sealed class FreshnessTests : IAsyncLifetime
{
    private const string Setting = "AgentSoap:FreshForMinutes:";
    private const string Stale = "MessageExpiredException";
    private const string Repeated = "MessageReplayedException";

    private readonly SoapHost _host = new() { Settings = { [$"{Setting}{FakeCertificates.Agent.Login}"] = "10" } };

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _host.Mediator.Answer = _ => (Outcome<PaymentReceipt>)Receipts.Pending;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_message_is_taken_once_and_the_request_again_when_it_is_signed_anew()
    {
        Assert.Equal("PENDING", (await CallAsync(Now))["terminalPaymentTransactionStatus"]);
        await MustRefuseAsync(Now, Repeated);
        await MustRefuseAsync(Now, Repeated);
        Assert.Equal("PENDING", (await CallAsync(At(TimeSpan.FromSeconds(1))))["terminalPaymentTransactionStatus"]);
    }

    [Fact]
    public async Task What_differs_in_nothing_that_was_signed_is_the_same_message()
    {
        var signed = Signed(Now);
        await PostAsync(signed);
        foreach (var other in new[] { signed.Replace("<amount>", "<!-- x --><amount>"), $"<?xml version=\"1.0\"?>\n{signed}\n" })
            Assert.EndsWith(Repeated, (await PostAsync(other))["developerMessage"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-10)]
    [InlineData(10)]
    public async Task A_time_as_near_as_was_agreed_is_taken(int minutes) =>
        Assert.Equal("PENDING", (await CallAsync(At(TimeSpan.FromMinutes(minutes))))["terminalPaymentTransactionStatus"]);

    [Theory]
    [InlineData(-601)]
    [InlineData(601)]
    public Task A_time_further_away_is_refused(int seconds) => MustRefuseAsync(At(TimeSpan.FromSeconds(seconds)), Stale);

    [Theory]
    [InlineData("2026-11-24T07:01:06", true)]
    [InlineData("2026-11-24T07:01:06.999999999999", true)]
    [InlineData("2026-11-24T02:01:06", false)]
    [InlineData("2026-11-24T02:01:06Z", true)]
    [InlineData("2026-11-23T22:01:06.5-04:00", true)]
    [InlineData("2026-11-24T16:01:06+14:00", true)]
    [InlineData(" 2026-11-24T02:01:06Z\n", true)]
    [InlineData("0001-01-01T00:00:00+14:00", false)]
    [InlineData("9999-12-31T23:59:59-14:00", false)]
    [InlineData("now", false)]
    [InlineData("", false)]
    public async Task The_time_is_read_as_the_contract_writes_it(string timestamp, bool isNear)
    {
        if (isNear) Assert.Equal("PENDING", (await CallAsync(timestamp))["terminalPaymentTransactionStatus"]);
        else await MustRefuseAsync(timestamp, Stale);
    }

    // Unknown elements are passed over; one with a fresh time in it must not lend it to the request.
    [Theory]
    [InlineData("<o:header xmlns:o=\"urn:o\"><timestamp>2026-11-24T02:01:06Z</timestamp></o:header><header>")]
    [InlineData("<header xmlns=\"urn:o\"><timestamp xmlns=\"\">2026-11-24T02:01:06Z</timestamp></header><header>")]
    public async Task Only_the_requests_own_time_counts(string lent)
    {
        var old = Envelope("2026-11-23T02:01:06Z").Replace("<header>", lent, StringComparison.Ordinal);
        Assert.EndsWith(Stale, (await _host.CallAsync(old))["developerMessage"]);
    }

    [Fact]
    public async Task Questions_may_be_asked_again()
    {
        var echo = ClientSigner.SignLikeJava(Envelopes.Operation("echo", "<Echo>a</Echo>"), Keys.Client);
        for (var i = 0; i < 2; i++) Assert.Equal("a", (await PostAsync(echo))["return"]);
    }

    [Fact]
    public void Every_operation_is_a_question_or_asks_for_a_payment()
    {
        var payments = OperationCases.All.Values.Where(c => !Freshness.IsQuestion(c.Operation)).ToList();
        Assert.NotEmpty(payments);
        Assert.All(payments, c => Assert.IsType<Outcome<PaymentReceipt>>(c.Answer));
        Assert.All(OperationCases.All.Values.Except(payments), c => Assert.IsNotType<Outcome<PaymentReceipt>>(c.Answer));
    }

    [Fact]
    public async Task What_is_refused_is_neither_kept_nor_acted_on_nor_seen()
    {
        var (kept, sent) = (_host.Archive.Kept.Count, _host.Mediator.Sent.Count);
        var early = At(TimeSpan.FromMinutes(15));
        await MustRefuseAsync(early, Stale);
        Assert.Equal((kept, sent), (_host.Archive.Kept.Count, _host.Mediator.Sent.Count));

        _host.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("PENDING", (await CallAsync(early))["terminalPaymentTransactionStatus"]);
    }

    [Fact]
    public async Task A_forged_message_makes_none_seen()
    {
        var signed = Signed(Now);
        (await PostAsync(signed.Replace("100.00", "900.00"))).MustBeSecurityFault("Not valid sign.");
        Assert.Equal("PENDING", (await PostAsync(signed))["terminalPaymentTransactionStatus"]);
    }

    [Fact]
    public async Task Without_the_setting_a_message_sent_again_is_a_repeat_whatever_its_time()
    {
        await using var other = new SoapHost { Settings = { [$"{Setting}77010000002"] = "10" } };
        await other.InitializeAsync();
        other.Mediator.Answer = _ => (Outcome<PaymentReceipt>)Receipts.Pending;
        for (var i = 0; i < 2; i++)
            Assert.Equal("PENDING", (await other.CallAsync(Envelope("2020-01-01T00:00:00Z")))["terminalPaymentTransactionStatus"]);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1441")]
    public async Task A_time_longer_than_messages_are_remembered_stops_the_host_at_its_start(string minutes)
    {
        await using var other = new SoapHost { Settings = { [$"{Setting}77010000001"] = minutes } };
        await Assert.ThrowsAsync<OptionsValidationException>(async () => await other.InitializeAsync());
    }

    private string Now => At(TimeSpan.Zero);

    private string At(TimeSpan later) =>
        (_host.Clock.GetUtcNow() + later).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Envelope(string timestamp) =>
        Envelopes.CashIn().Replace("2026-11-24T02:01:06.222Z", timestamp, StringComparison.Ordinal);

    private static string Signed(string timestamp) => ClientSigner.SignLikeJava(Envelope(timestamp), Keys.Client);

    private Task<SoapReply> CallAsync(string timestamp) => PostAsync(Signed(timestamp));

    private Task<SoapReply> PostAsync(string signed) => _host.PostAsync(Encoding.UTF8.GetBytes(signed));

    private async Task MustRefuseAsync(string timestamp, string exception)
    {
        var reply = await CallAsync(timestamp);
        reply.MustBeSecurityFault(reply["faultstring"]!);
        Assert.Equal("kz.allpay.mfs.ws.soap.exception." + exception, reply["developerMessage"]);
    }
}
