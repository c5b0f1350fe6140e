using System.Net;
using System.Text;
using System.Xml.Linq;
using Allpay.Host.AgentSoap;
using Allpay.Infrastructure.Mediation;
using Allpay.UnitTests.XmlSigning;
using Microsoft.Extensions.Options;

namespace Allpay.UnitTests.AgentSoap;

/// <summary>The same services at their other address: nothing may differ there but the address.</summary>
public sealed class PathAliasTests(SoapHost host) : IClassFixture<SoapHost>
{
    private const string Alias = "/mfs-public-soap";
    private const string PathSetting = "AgentSoap:PathAlias";

    private static readonly XNamespace SoapBinding = "http://schemas.xmlsoap.org/wsdl/soap/";

    public static TheoryData<string> Contracts => [.. AgentContracts.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Contracts))]
    public async Task Every_contract_answers_there_and_signs(string name)
    {
        var contract = ContractOf(name);
        var signed = ClientSigner.SignLikeJava(
            Envelopes.Operation("echo", "<Echo>a</Echo>", contract.TargetNamespace), Keys.Client);
        var reply = await host.PostAsync(Encoding.UTF8.GetBytes(signed), path: AliasOf(contract));
        Assert.Equal("a", reply.MustBeSignedFor(signed)["return"]);
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public async Task The_files_served_there_lead_there(string name)
    {
        var address = AliasOf(ContractOf(name));
        var wsdl = await ServedContract.GetAsync(host, $"/base{address}?wsdl", "https", "api.example.kz");
        var (there, schema) = ($"https://api.example.kz/base{address}", ContractTables.Schema);
        Assert.Equal(there, (string?)wsdl.Descendants(SoapBinding + "address").Single().Attribute("location"));
        Assert.All(
            wsdl.Descendants(schema + "import"), i => Assert.StartsWith($"{there}?xsd=", (string?)i.Attribute("schemaLocation")));
        var imported = (await ServedContract.GetAsync(host, $"/base{address}?xsd=2", "https", "api.example.kz")).Element(schema + "import");
        Assert.Equal($"{there}?xsd=1", (string?)imported!.Attribute("schemaLocation"));
    }

    [Theory]
    [InlineData("GET", "", HttpStatusCode.MethodNotAllowed)]
    [InlineData("HEAD", "?wsdl", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "?op=echo&Echo=x", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/echo?Echo=x", HttpStatusCode.NotFound)]
    [InlineData("POST", "/echo", HttpStatusCode.NotFound)]
    [InlineData("GET", "?xsd=5", HttpStatusCode.NotFound)]
    public async Task Nothing_runs_there_but_a_post_of_an_envelope(string method, string below, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), AliasOf(AgentContracts.CashIn11) + below);
        if (method == "POST") request.Content = new StringContent(Envelopes.CashIn(), Encoding.UTF8, "text/xml");
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_forged_message_is_refused_there_and_runs_nothing()
    {
        var sent = host.Mediator.Sent.Count;
        var forged = ClientSigner.SignLikeJava(Envelopes.CashIn(), Keys.Client).Replace("100.00", "900.00");
        var reply = await host.PostAsync(Encoding.UTF8.GetBytes(forged), path: AliasOf(AgentContracts.CashIn11));
        reply.MustBeSecurityFault("Not valid sign.");
        Assert.Equal(sent, host.Mediator.Sent.Count);
    }

    [Fact]
    public async Task A_contract_has_its_own_operations_there_and_no_others() =>
        (await host.CallAsync(Envelopes.CashIn(), path: AliasOf(AgentContracts.Transactions10)))
            .MustBeBusinessFault("Запрос составлен неверно: Body: неверный формат", AgentContracts.Transactions10.TargetNamespace);

    [Theory]
    [InlineData("", Alias, HttpStatusCode.NotFound)]
    [InlineData("/soap/old", Alias, HttpStatusCode.NotFound)]
    [InlineData("/soap/old", "/soap/old", HttpStatusCode.OK)]
    [InlineData("/soap/old", "/allpay-public-soap", HttpStatusCode.OK)]
    [InlineData("/allpay-public-soap", "/allpay-public-soap", HttpStatusCode.OK)]
    public async Task Where_it_is_is_a_setting(string setting, string asked, HttpStatusCode expected)
    {
        await using var other = new SoapHost { Settings = { [PathSetting] = setting } };
        await other.InitializeAsync();
        other.Mediator.Answer = _ => (Outcome<PaymentReceipt>)Receipts.Pending;
        var reply = await other.CallAsync(Envelopes.CashIn(), path: asked + "/cash-in-transaction-management/v1.1");
        Assert.Equal(expected, reply.Status);
    }

    [Theory]
    [InlineData("mfs-public-soap")]
    [InlineData("/mfs-public-soap/")]
    [InlineData("/")]
    [InlineData("/{anything}")]
    [InlineData("/a b")]
    public async Task What_is_no_path_stops_the_host_at_its_start(string setting)
    {
        await using var other = new SoapHost { Settings = { [PathSetting] = setting } };
        await Assert.ThrowsAsync<OptionsValidationException>(async () => await other.InitializeAsync());
    }

    private static AgentContract ContractOf(string name) => AgentContracts.All.Single(c => c.Name == name);

    private static string AliasOf(AgentContract contract) =>
        contract.Path.Replace("/allpay-public-soap", Alias, StringComparison.Ordinal);
}
