using System.Xml.Linq;
using Allpay.ContractTests.Contracts;

namespace Allpay.ContractTests.Parties;

/// <summary>
/// What calls that must be refused could have used: a good code, a held transaction. One of each is enough, because nothing
/// uses it up; that it was good is what makes the refusal tell something.
/// </summary>
public sealed class Stock(AllpayUnderTest allpay)
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(15);

    private readonly Dictionary<AgentService, Held> _held = [];
    private OneTimeCode? _code;

    public async Task<string> CodeAsync()
    {
        if (_code is null || _code.ExpiresAt < DateTimeOffset.UtcNow + Margin)
            _code = await new HolderSession(allpay, allpay.Sandbox.Holders[0].Login).MakeCodeAsync();
        return _code.Digits;
    }

    public async Task<Held> HeldAsync(AgentService service)
    {
        if (!_held.TryGetValue(service, out var held)) _held[service] = held = await HoldAsync(allpay, service);
        return held;
    }

    /// <summary>A fresh hold of the first agent's, by the contract's own createCashInTransaction.</summary>
    public static async Task<Held> HoldAsync(AllpayUnderTest allpay, AgentService service)
    {
        var agent = new AgentClient(allpay);
        var create = Operations.Of($"{service.Key}.createCashInTransaction");
        var request = new Requests(allpay, agent.Login).Of(create);
        var answer = await agent.CallAsync(create, request);
        Assert.False(answer.IsFault, $"No transaction could be created: {answer}");
        return new Held(request.At("GUID").Value, answer.TransactionId);
    }
}

/// <summary>A transaction that waits to be completed or declined.</summary>
public sealed record Held(string Reference, string TransactionId)
{
    public void In(XElement request) => request.Set("GUID", Reference).Set("transactionId", TransactionId);
}
