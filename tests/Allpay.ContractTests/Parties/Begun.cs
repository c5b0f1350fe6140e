using System.Xml.Linq;
using Allpay.ContractTests.Contracts;

namespace Allpay.ContractTests.Parties;

/// <summary>
/// What needs minutes until something can be said about it, begun before the first test. A failure here fails the test that
/// asks about it, and no other.
/// </summary>
public sealed class Begun(AllpayUnderTest allpay)
{
    /// <summary>Whose code is left to expire.</summary>
    public const string CodeHolder = "77011234571";

    private static readonly string[] Paying = ["TM11.payForServicesPay", "TM11.vostokPlatPay"];

    public Task<OneTimeCode> Code { get; private set; } = null!;

    public Task<List<Waiting>> WhileProviderIsDown { get; private set; } = null!;

    public async Task BeginAsync()
    {
        Code = new HolderSession(allpay, CodeHolder).MakeCodeAsync();
        WhileProviderIsDown = PayWhileProviderIsDownAsync();
        await Task.WhenAll(Code, WhileProviderIsDown).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private async Task<List<Waiting>> PayWhileProviderIsDownAsync()
    {
        var waiting = new List<Waiting>();
        foreach (var key in Paying) waiting.Add(await PayWhileProviderIsDownAsync(Operations.Of(key)));
        return waiting;
    }

    // By the second agent and for a holder few tests look at: the payment ends in the midst of other tests.
    private async Task<Waiting> PayWhileProviderIsDownAsync(Operation operation)
    {
        var (agent, rest, provider) = (new AgentClient(allpay, 1), new Rest(allpay), new SandboxProvider(allpay));
        var account = await provider.AccountAsync("down");
        var request = new Requests(allpay, agent.Login).Of(
            operation, (operation.NameOf(FieldKind.Holder), allpay.Sandbox.Holders[1].Login), ("utilityAccountNumber", account));
        var before = await rest.FloatAsync(1);
        var statuses = new List<string>();
        for (var i = 0; i < 3; i++) statuses.Add((await agent.CallAsync(operation, request)).PaymentStatus);
        var after = await rest.FloatAsync(1);
        await provider.BehaveAsync(account, "normal");
        return new Waiting(operation, request, statuses, before, after);
    }
}

/// <summary>A payment whose provider was down when it was sent, and up again right after.</summary>
public sealed record Waiting(
    Operation Operation, XElement Request, IReadOnlyList<string> Statuses, Balance Before, Balance After);
