using System.Text;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.UnitTests.AgentSoap;
using Allpay.UnitTests.XmlSigning;

namespace Allpay.UnitTests.Limits;

/// <summary>Floods of agents' messages, by HTTP.</summary>
public sealed class SoapLimitTests : IAsyncDisposable
{
    private const string Again = "kz.allpay.mfs.ws.soap.exception.ServiceUnavailableException";
    private readonly SoapHost _host = new();

    [Theory]
    [InlineData("LookUpsPerMinute", "checkUser")]
    [InlineData("LookUpsPerMinute", "checkUserAndValidateCashIn")]
    [InlineData("CallsPerMinute", "echo")]
    public async Task An_agent_over_its_rate_hears_to_ask_again(string setting, string operation)
    {
        await StartAsync(setting, 2);
        for (var i = 0; i < 2; i++) Assert.NotEqual(Again, (await CallAsync(operation))["developerMessage"]);
        await AssertAgainAsync(CallAsync(operation));
        if (setting != "CallsPerMinute") Assert.Null((await CallAsync("echo"))["developerMessage"]);
    }

    [Fact]
    public async Task What_is_over_the_rate_is_neither_kept_nor_carried_out()
    {
        await StartAsync("CallsPerMinute", 1);
        _host.Mediator.Answer = _ => (Outcome<PaymentReceipt>)Receipts.Pending;
        await _host.CallAsync(Envelopes.CashIn());
        await AssertAgainAsync(_host.CallAsync(Envelopes.CashIn()));
        Assert.Single(_host.Mediator.Sent);
        Assert.Single(_host.Archive.Kept);
    }

    [Fact]
    public async Task An_agent_whose_day_in_the_archive_is_full_hears_to_ask_again()
    {
        await StartAsync("CallsPerMinute", 100);
        _host.Archive.IsFull = true;
        await AssertAgainAsync(_host.CallAsync(Envelopes.CashIn()));
        Assert.Empty(_host.Mediator.Sent);
        Assert.Empty(_host.Archive.Kept);
    }

    [Fact]
    public async Task Forgeries_are_counted_by_address_and_do_not_keep_out_the_agent_who_has_called_from_it()
    {
        await StartAsync("StrangerCallsPerMinute", 2);
        Assert.Null((await CallAsync("echo"))["developerMessage"]);
        for (var i = 0; i < 2; i++) Assert.NotEqual(Again, (await ForgeAsync())["developerMessage"]);
        await AssertAgainAsync(ForgeAsync());
        Assert.Null((await CallAsync("echo"))["developerMessage"]);
    }

    [Fact]
    public async Task From_an_address_of_strangers_nothing_more_is_read()
    {
        await StartAsync("StrangerCallsPerMinute", 2);
        for (var i = 0; i < 2; i++) await ForgeAsync();
        await AssertAgainAsync(CallAsync("echo"));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task StartAsync(string limit, int value)
    {
        _host.Settings[$"RateLimits:{limit}"] = $"{value}";
        _host.Mediator.Answer = _ => (Outcome<HolderCard>)new Refusal(RefusalCodes.HolderBlocked, "77011234567");
        await _host.InitializeAsync();
    }

    private Task<SoapReply> CallAsync(string operation) => _host.CallAsync(
        Envelopes.Operation(operation, operation == "echo" ? "<Echo>a</Echo>" : ""));

    private Task<SoapReply> ForgeAsync() => _host.PostAsync(Encoding.UTF8.GetBytes(Envelopes.Operation("echo", "<Echo>a</Echo>")));

    private static async Task AssertAgainAsync(Task<SoapReply> call)
    {
        var reply = await call;
        Assert.Equal(Again, reply["developerMessage"]);
        Assert.NotNull(reply.RetryAfter);
    }
}
