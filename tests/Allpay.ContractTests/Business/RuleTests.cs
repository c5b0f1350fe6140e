using System.Globalization;
using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Business;

/// <summary>What is well said and may not be: unknown parties, limits, too little money.</summary>
public sealed class RuleTests(AllpayUnderTest allpay) : PaymentSteps(allpay)
{
    private const string Chunk = "900000.00";

    public static TheoryData<string> WithHolder => Operations.Keys(
        o => o.Has(FieldKind.Holder) && !o.AsksForUser && o.Name[..6] != "vostok");

    public static TheoryData<string> WithTerminal => Operations.Keys(o => o.Has(FieldKind.Terminal));

    public static TheoryData<string> WithService => Operations.Keys(o => o.Has(FieldKind.ServiceCode));

    public static TheoryData<string> WithAmount => Operations.Keys(o => o.Has(FieldKind.Amount));

    [Theory]
    [MemberData(nameof(WithHolder))]
    public Task An_unknown_holder_is_refused(string key) =>
        RefusesChangedAsync(key, Operations.Of(key).NameOf(FieldKind.Holder), Requests.UnknownHolder(), "UserNotFoundException");

    [Theory]
    [MemberData(nameof(WithTerminal))]
    public Task An_unknown_terminal_is_refused(string key) =>
        RefusesChangedAsync(key, "terminalId", "T-9999", "TerminalNotFoundException");

    [Theory]
    [MemberData(nameof(WithService))]
    public Task An_unknown_service_is_refused(string key) =>
        RefusesChangedAsync(key, "servicePublicCode", "999999", "ServiceNotFoundException");

    [Theory]
    [MemberData(nameof(WithAmount))]
    public async Task More_than_one_payment_may_have_is_refused(string key)
    {
        var operation = Operations.Of(key);
        var request = (await SpoilableAsync(operation)).Set("amount", "1000000.01");
        request.Element("fullAmount")?.SetValue("1000000.01");
        await RefusesAsync(operation, request, "PaymentLimitExceededException");
    }

    [Fact]
    public async Task A_full_amount_below_the_amount_is_refused()
    {
        var pay = Operations.Of("TM11.vostokPlatPay");
        await RefusesAsync(pay, Requests.Of(pay, ("fullAmount", "19.99")), "InvalidRequestException", "fullAmount");
        Assert.Equal("PENDING", await StatusAsync(pay, Requests.Of(pay, ("fullAmount", "20.50"))));
    }

    [Theory]
    [InlineData("TM10")]
    [InlineData("TM11")]
    public async Task What_is_held_counts_into_the_days_limit(string service)
    {
        var create = Operations.Of($"{service}.createCashInTransaction");
        var holder = await NewHolderAsync();
        var tooMuch = Requests.Of(create, ("toUserName", holder), ("amount", "100000.01"));
        await RefusesAsync(create, tooMuch, "PaymentLimitExceededException");
        Held[] held =
        [
            await HoldAsync(create, Agent, holder, "99000.00"), await HoldAsync(create, Agent, holder, "99000.00"),
        ];

        var oneMore = Requests.Of(create, ("toUserName", holder), ("amount", "5000.00"));
        await RefusesAsync(create, oneMore, "DailyLimitExceededException");

        foreach (var one in held) await DeclineAsync(Agent, create.Service, one);
        await DeclineAsync(Agent, create.Service, await HoldAsync(create, Agent, holder, "5000.00"));
    }

    [Fact]
    public async Task A_float_is_never_overdrawn()
    {
        var create = Operations.Of("TM11.createCashInTransaction");
        var held = await DrainAsync(create);
        var requests = new List<string>();
        try
        {
            var request = Requests.Of(create, ("amount", Chunk), ("header/requester", OtherAgent.Login))
                .Set("toUserName", Allpay.Sandbox.Holders[2].Login);
            await RefusesAsync(create, request, "InsufficientFundsException", agent: OtherAgent);
            foreach (var key in new[] { "CI11.createCashInPayment", "CI11.createCashInPaymentAvtobys" })
                requests.Add(await StaysPendingAsync(Operations.Of(key)));
        }
        finally
        {
            foreach (var reference in requests) await DeclineByRestAsync(reference);
            foreach (var one in held) await DeclineAsync(OtherAgent, create.Service, one);
        }
    }

    // Held in chunks that the holders' limits allow, and given back: nothing is spent.
    private async Task<List<Held>> DrainAsync(Operation create)
    {
        var held = new List<Held>();
        while ((await Rest.FloatAsync(1)).Available >= decimal.Parse(Chunk, CultureInfo.InvariantCulture))
            held.Add(await HoldAsync(create, OtherAgent, Allpay.Sandbox.Holders[held.Count % 3].Login, Chunk));
        return held;
    }

    private async Task<string> StaysPendingAsync(Operation pay)
    {
        var request = Requests.Of(pay, ("amount", Chunk), ("header/requester", OtherAgent.Login));
        request.Set("toUserName", Allpay.Sandbox.Holders[2].Login);
        var before = (await Rest.FloatAsync(1)).Available;
        for (var i = 0; i < 3; i++) Assert.Equal("PENDING", await StatusAsync(pay, request, OtherAgent));
        Assert.Equal(before, (await Rest.FloatAsync(1)).Available);
        return request.At("GUID").Value;
    }

    private async Task<Held> HoldAsync(Operation create, AgentClient agent, string holder, string amount)
    {
        var request = Requests.Of(create, ("toUserName", holder), ("amount", amount), ("header/requester", agent.Login));
        var answer = await TakeAsync(create, request, agent);
        return new Held(request.At("GUID").Value, answer.TransactionId);
    }

    private async Task DeclineAsync(AgentClient agent, AgentService service, Held held)
    {
        var decline = Operations.Of($"{service.Key}.declineTransaction");
        var request = Requests.Of(decline, ("header/requester", agent.Login));
        held.In(request);
        Assert.Equal("DECLINED", await StatusAsync(decline, request, agent));
    }

    private Task DeclineByRestAsync(string reference) => Rest.DeclineCashInAsync(OtherAgent.Agent.ApiKey, reference);

    private async Task RefusesChangedAsync(string key, string path, string value, string exception)
    {
        var operation = Operations.Of(key);
        await RefusesAsync(operation, (await SpoilableAsync(operation)).Set(path, value), exception);
    }
}
