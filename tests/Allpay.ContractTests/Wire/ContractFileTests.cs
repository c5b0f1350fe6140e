using System.Xml.Linq;
using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Wire;

/// <summary>What a client program reads before its first call.</summary>
public sealed class ContractFileTests(AllpayUnderTest allpay) : Conformance(allpay)
{
    private static readonly XNamespace Wsdl = "http://schemas.xmlsoap.org/wsdl/";
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/wsdl/soap/";
    private static readonly XNamespace Xsd = "http://www.w3.org/2001/XMLSchema";

    public static TheoryData<string> Services => [.. Operations.All.Select(operation => operation.Service.Key).Distinct()];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task The_WSDL_has_the_contracts_names_and_this_servers_address(string key)
    {
        var service = ServiceOf(key);
        var definitions = await ReadAsync($"{service.Path}?wsdl");
        Assert.Equal(service.Namespace, definitions.Attribute("targetNamespace")!.Value);
        Assert.Equal(service.Name, definitions.Element(Wsdl + "service")!.Attribute("name")!.Value);
        var portType = definitions.Element(Wsdl + "portType")!;
        Assert.Equal(service.PortType, portType.Attribute("name")!.Value);
        Assert.Equal(
            Operations.All.Where(operation => operation.Service == service).Select(operation => operation.Name).Order(),
            portType.Elements(Wsdl + "operation").Select(operation => operation.Attribute("name")!.Value).Order());
        var address = definitions.Descendants(Soap + "address").Single().Attribute("location")!.Value;
        Assert.Equal(new Uri(Allpay.Http.BaseAddress!, service.Path).ToString(), address);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task The_schemas_a_WSDL_names_are_served(string key)
    {
        var service = ServiceOf(key);
        var definitions = await ReadAsync($"{service.Path}?wsdl");
        var schema = await ReadAsync($"{service.Path}?xsd=1");
        Assert.Equal(Xsd + "schema", schema.Name);
        var locations = definitions.Descendants().Concat(schema.Descendants())
            .Select(element => element.Attribute("schemaLocation")?.Value).OfType<string>().Distinct().ToList();
        Assert.NotEmpty(locations);
        foreach (var location in locations)
        {
            var address = new Uri(new Uri(Allpay.Http.BaseAddress!, service.Path), location).ToString();
            Assert.Equal(Xsd + "schema", (await ReadAsync(address)).Name);
        }
    }

    private static AgentService ServiceOf(string key) =>
        Operations.All.First(operation => operation.Service.Key == key).Service;

    private async Task<XElement> ReadAsync(string address)
    {
        using var response = await Allpay.Http.GetAsync(address);
        Assert.True(response.IsSuccessStatusCode, $"GET {address} answers {(int)response.StatusCode}");
        return XElement.Parse(await response.Content.ReadAsStringAsync());
    }
}
