using System.Net;
using System.Xml.Linq;
using Allpay.ContractTests.Business;
using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Messages;
using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Wire;

/// <summary>Programs as old as the first contract call <c>/mfs-public-soap/</c>: the same services, under the same rules.</summary>
public sealed class AliasTests(AllpayUnderTest allpay) : PaymentSteps(allpay)
{
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/wsdl/soap/";

    // Both addresses lead to the same door: an echo and a call that moves money show that it is the contract's own.
    public static TheoryData<string> Smoke => Operations.Keys(operation => Matrix.IsFull || operation.IsEcho
        || operation.Name is "createCashInTransaction" or "createCashInPayment" or "createCashOutThroughPayment");

    public static TheoryData<string> Echoes => Operations.Keys(operation => operation.IsEcho);

    public static TheoryData<string, string> Methods =>
        Operations.Times(operation => operation.IsEcho, "GET", "PUT", "PATCH", "DELETE", "HEAD");

    [Theory]
    [MemberData(nameof(Smoke))]
    public async Task A_good_call_is_answered_there(string key)
    {
        var operation = AtItsAlias(key);
        AssertTaken(operation, await Agent.CallAsync(operation, await GoodAsync(operation)));
    }

    [Fact]
    public async Task A_payment_begun_at_one_address_goes_on_at_the_other()
    {
        var request = await GoodAsync(Operations.Of("CI11.createCashInPayment"));
        Assert.Equal("PENDING", await StatusAsync(AtItsAlias("CI11.createCashInPayment"), request));
        Assert.Equal("COMPLETED", await StatusAsync(Operations.Of("CI11.createCashInPayment"), request));
        Assert.Equal("COMPLETED", await StatusAsync(AtItsAlias("CI11.createCashInPayment"), request));
    }

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task The_files_served_there_lead_there(string key)
    {
        var path = AtItsAlias(key).Service.Path;
        var definitions = XElement.Parse(await Allpay.Http.GetStringAsync($"{path}?wsdl"));
        var there = new Uri(Allpay.Http.BaseAddress!, path).ToString();
        Assert.Equal(there, definitions.Descendants(Soap + "address").Single().Attribute("location")!.Value);
        var schemas = definitions.Descendants().Select(element => element.Attribute("schemaLocation")?.Value).OfType<string>().ToList();
        Assert.NotEmpty(schemas);
        Assert.All(schemas, schema => Assert.StartsWith($"{there}?xsd=", schema));
        foreach (var schema in schemas) Assert.Equal("schema", XElement.Parse(await Allpay.Http.GetStringAsync(schema)).Name.LocalName);
    }

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task A_message_changed_after_signing_is_refused_there(string key)
    {
        var operation = AtItsAlias(key);
        var changed = Agent.Sign(operation, Requests.Of(operation)).Xml.Replace("Сәлем", "Салем", StringComparison.Ordinal);
        Refused.ByTheGate(await Agent.SendAsync(operation.Service.Path, Post.Text(changed, "echo")), words: "Not valid sign.");
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Another_method_runs_nothing_there(string key, string method)
    {
        var operation = AtItsAlias(key);
        var post = Post.Text(Agent.Sign(operation, Requests.Of(operation)).Xml, "echo") with { Method = new HttpMethod(method) };
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await Agent.SendAsync(operation.Service.Path, post)).Status);
    }

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task A_path_below_runs_nothing_there(string key)
    {
        var operation = AtItsAlias(key);
        var post = Post.Text(Agent.Sign(operation, Requests.Of(operation)).Xml, "echo");
        Assert.Equal(HttpStatusCode.NotFound, (await Agent.SendAsync($"{operation.Service.Path}/echo", post)).Status);
    }

    private static Operation AtItsAlias(string key)
    {
        var operation = Operations.Of(key);
        return operation with { Service = operation.Service.AtItsAlias };
    }
}
