using System.Reflection;
using System.ServiceModel;
using System.Xml.Linq;
using System.Xml.Serialization;
using Allpay.Host.AgentSoap;
using Allpay.Host.AgentSoap.CashInTransactionManagement11;
using Allpay.Host.AgentSoap.Wire;

namespace Allpay.UnitTests.AgentSoap;

/// <summary>The served files say what the code does, at the address the client came to.</summary>
public sealed class ContractFileTests(SoapHost host) : IClassFixture<SoapHost>
{
    private static readonly XNamespace Wsdl = "http://schemas.xmlsoap.org/wsdl/";
    private static readonly XNamespace SoapBinding = "http://schemas.xmlsoap.org/wsdl/soap/";
    private static readonly XNamespace Schema = "http://www.w3.org/2001/XMLSchema";

    [Fact]
    public async Task The_wsdl_has_the_names_of_the_contract()
    {
        var wsdl = await GetAsync("?wsdl");
        var contract = typeof(ICashInTransactionManagement).GetCustomAttribute<ServiceContractAttribute>()!;
        Assert.Equal(contract.Namespace, (string?)wsdl.Attribute("targetNamespace"));
        Assert.Equal(contract.Name, (string?)wsdl.Element(Wsdl + "portType")!.Attribute("name"));
        Assert.Equal("CashInTransactionManagementService", (string?)wsdl.Element(Wsdl + "service")!.Attribute("name"));
        foreach (var part in new[] { wsdl.Element(Wsdl + "portType")!, wsdl.Element(Wsdl + "binding")! })
            Assert.Equal(AgentContracts.CashIn11.Operations.Order(), part.Elements(Wsdl + "operation").Select(o => (string)o.Attribute("name")!).Order());
    }

    [Fact]
    public async Task Every_operation_has_the_elements_and_types_of_the_code()
    {
        var schema = (await GetAsync("?wsdl")).Descendants(Schema + "schema").Single();
        var methods = typeof(ICashInTransactionManagement).GetMethods();
        Assert.Equal(5, methods.Length);
        foreach (var method in methods)
        {
            var name = method.GetCustomAttribute<OperationContractAttribute>()!.Name!;
            var parameter = method.GetParameters().Single();
            Assert.Equal(
                (parameter.GetCustomAttribute<XmlElementAttribute>()!.ElementName, TypeName(parameter.ParameterType), "0"), Single(schema, name));
            Assert.Equal(("return", TypeName(method.ReturnType.GenericTypeArguments.Single()), "0"), Single(schema, name + "Response"));
        }
    }

    [Fact]
    public async Task Every_schema_has_the_fields_of_the_code()
    {
        var types = typeof(CashInRequest).Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(CashInRequest).Namespace && t.GetCustomAttribute<XmlTypeAttribute>() is not null).ToList();
        Assert.Equal(7, types.Count);
        var schemas = new List<XElement>();
        for (var number = 1; number <= 4; number++) schemas.Add(await GetAsync($"?xsd={number}"));
        foreach (var type in types)
        {
            var named = type.GetCustomAttribute<XmlTypeAttribute>()!;
            var schema = schemas.Single(s => (string?)s.Attribute("targetNamespace") == named.Namespace);
            var declared = schema.Elements(Schema + "complexType").Single(t => (string?)t.Attribute("name") == named.TypeName);
            Assert.Equal(
                type.GetProperties().Select(p => p.GetCustomAttribute<XmlElementAttribute>()!.ElementName),
                declared.Descendants(Schema + "element").Select(e => (string)e.Attribute("name")!));
        }
    }

    [Theory]
    [InlineData("", null, null)]
    [InlineData("/base", null, null)]
    [InlineData("", "https", "api.example.kz")]
    [InlineData("/base", "https", "api.example.kz:8443")]
    public async Task Addresses_are_those_the_client_came_to(string pathBase, string? scheme, string? forwardedHost)
    {
        var wsdl = await GetAsync("?wsdl", pathBase, scheme, forwardedHost);
        var before = scheme is null ? host.Client.BaseAddress!.ToString().TrimEnd('/') : $"{scheme}://{forwardedHost}";
        var address = before + pathBase + SoapHost.Path;
        Assert.Equal(address, (string?)wsdl.Descendants(SoapBinding + "address").Single().Attribute("location"));
        Assert.Equal(
            [address + "?xsd=2", address + "?xsd=3", address + "?xsd=4"],
            wsdl.Descendants(Schema + "import").Select(i => (string?)i.Attribute("schemaLocation")));
        var imported = (await GetAsync("?xsd=2", pathBase, scheme, forwardedHost)).Element(Schema + "import");
        Assert.Equal(address + "?xsd=1", (string?)imported!.Attribute("schemaLocation"));
    }

    private static (string, string, string) Single(XElement schema, string type)
    {
        var declared = schema.Elements(Schema + "complexType").Single(t => (string?)t.Attribute("name") == type);
        Assert.Single(schema.Elements(Schema + "element"), e => (string?)e.Attribute("name") == type);
        var element = declared.Descendants(Schema + "element").Single();
        var (prefix, local) = ((string)element.Attribute("type")!).Split(':') is [var p, var l] ? (p, l) : ("", "");
        return ((string)element.Attribute("name")!, $"{{{element.GetNamespaceOfPrefix(prefix)}}}{local}", (string)element.Attribute("minOccurs")!);
    }

    private static string TypeName(Type type) => type == typeof(string)
        ? $"{{{Schema}}}string"
        : $"{{{type.GetCustomAttribute<XmlTypeAttribute>()!.Namespace}}}{type.GetCustomAttribute<XmlTypeAttribute>()!.TypeName}";

    private async Task<XElement> GetAsync(string query, string pathBase = "", string? scheme = null, string? forwardedHost = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, pathBase + SoapHost.Path + query);
        if (scheme is not null) request.Headers.Add("X-Forwarded-Proto", scheme);
        if (forwardedHost is not null) request.Headers.Add("X-Forwarded-Host", forwardedHost);
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("text/xml; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        return XElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
