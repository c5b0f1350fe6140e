using System.Diagnostics;
using System.Xml.Linq;
using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Messages;
using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Business;

/// <summary>What payments are made of: calls, repeats, waiting for a provider, and whose money it is.</summary>
public abstract class PaymentSteps(AllpayUnderTest allpay) : Conformance(allpay)
{
    protected const int AtOnce = 16;
    protected const decimal Amount = 20.00m;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    protected async Task<SoapAnswer> TakeAsync(Operation operation, XElement request, AgentClient? agent = null) =>
        AssertTaken(operation, await (agent ?? Agent).CallAsync(operation, request));

    protected async Task<string> StatusAsync(Operation operation, XElement request, AgentClient? agent = null) =>
        (await TakeAsync(operation, request, agent)).PaymentStatus;

    protected async Task<string[]> StatusesAsync(Operation operation, XElement request, int count)
    {
        var statuses = new string[count];
        for (var i = 0; i < count; i++) statuses[i] = await StatusAsync(operation, request);
        return statuses;
    }

    protected Task<SoapAnswer[]> AllAtOnceAsync(Operation operation, XElement request, int count = AtOnce) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => Agent.CallAsync(operation, request)));

    /// <summary>Repeats the call until the payment is final.</summary>
    protected async Task<string> FinalStatusAsync(Operation operation, XElement request, AgentClient? agent = null)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var status = await StatusAsync(operation, request, agent);
            if (status != "PENDING") return status;
            Assert.True(watch.Elapsed < Patience, $"{operation} is still PENDING after {Patience}.");
            await Task.Delay(Pause);
        }
    }

    /// <summary>Refused by this exception, and nothing moved.</summary>
    protected async Task RefusesAsync(
        Operation operation, XElement request, string exception, string words = "", AgentClient? agent = null)
    {
        var answer = await WhileNothingMovesAsync(() => (agent ?? Agent).CallAsync(operation, request));
        Refused.By(answer, operation, exception, words);
    }

    /// <summary>The account the money of this operation comes from.</summary>
    protected Task<Balance> PayerAsync(Operation operation) =>
        IsCashOut(operation) ? Rest.WalletAsync(Holder.Login) : Rest.FloatAsync();

    protected static bool IsCashOut(Operation operation) => operation.Fields.Any(f => f.Name == "fromUserName");

    /// <summary>A holder without a name, made as an agent can make one: by a payment for a new telephone.</summary>
    protected async Task<string> NewHolderAsync()
    {
        var pay = Operations.Of("TM11.vostokPlatPay");
        var login = Requests.UnknownHolder();
        var request = Requests.Of(pay).Set("userName", login);
        await TakeAsync(pay, request);
        Assert.Equal("COMPLETED", await FinalStatusAsync(pay, request));
        return login;
    }
}
