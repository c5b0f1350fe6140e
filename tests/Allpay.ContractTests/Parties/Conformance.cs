using System.Xml.Linq;
using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Messages;

namespace Allpay.ContractTests.Parties;

/// <summary>What every test class starts from: two agents, the holders, and requests that would succeed.</summary>
[Collection(nameof(AllpayUnderTest))]
public abstract class Conformance(AllpayUnderTest allpay)
{
    private readonly HolderSession _holder = new(allpay, allpay.Sandbox.Holders[0].Login);

    protected AllpayUnderTest Allpay { get; } = allpay;

    protected AgentClient Agent { get; } = new(allpay);

    protected AgentClient OtherAgent { get; } = new(allpay, 1);

    protected Rest Rest { get; } = new(allpay);

    protected SandboxProvider Provider { get; } = new(allpay);

    /// <summary>The holder of most tests, identified and with money.</summary>
    protected HolderSession Holder => _holder;

    protected Requests Requests => new(Allpay, Agent.Login);

    /// <summary>A request that will succeed, and do what it says.</summary>
    protected async Task<XElement> GoodAsync(Operation operation)
    {
        var request = Requests.Of(operation);
        if (operation.Has(FieldKind.Code)) request.Set("token", await Holder.CodeAsync());
        if (operation.EndsTransaction) (await Stock.HoldAsync(Allpay, operation.Service)).In(request);
        return request;
    }

    /// <summary>A request that would succeed, to be spoiled by the test.</summary>
    protected async Task<XElement> SpoilableAsync(Operation operation)
    {
        var request = Requests.Of(operation);
        if (operation.Has(FieldKind.Code)) request.Set("token", await Allpay.Stock.CodeAsync());
        if (operation.EndsTransaction) (await Allpay.Stock.HeldAsync(operation.Service)).In(request);
        return request;
    }

    /// <summary>The answer to a call during which no money may move.</summary>
    protected async Task<SoapAnswer> WhileNothingMovesAsync(Func<Task<SoapAnswer>> call)
    {
        var before = await Rest.TotalsAsync();
        var answer = await call();
        Assert.Equal(before, await Rest.TotalsAsync());
        return answer;
    }

    /// <summary>The call succeeded, and the answer has the contract's shape.</summary>
    protected static SoapAnswer AssertTaken(Operation operation, SoapAnswer answer)
    {
        Assert.False(answer.IsFault, $"{operation} refused: {answer}");
        var response = answer.Element("Body")!.ChildNodes.OfType<System.Xml.XmlElement>().Single();
        Assert.Equal(($"{operation.Name}Response", operation.Service.Namespace), (response.LocalName, response.NamespaceURI));
        operation.Response.AssertFits((System.Xml.XmlElement)Assert.Single(response.ChildNodes.Cast<System.Xml.XmlNode>()));
        return answer;
    }
}
