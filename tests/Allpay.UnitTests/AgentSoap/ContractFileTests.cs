using System.Xml;
using System.Xml.Linq;
using Allpay.Host.AgentSoap;
using static Allpay.UnitTests.AgentSoap.ContractTables;

namespace Allpay.UnitTests.AgentSoap;

/// <summary>The served files say what the tables say, at the address the client came to.</summary>
public sealed class ContractFileTests(SoapHost host) : IClassFixture<SoapHost>
{
    private static readonly XNamespace Wsdl = "http://schemas.xmlsoap.org/wsdl/";
    private static readonly XNamespace SoapBinding = "http://schemas.xmlsoap.org/wsdl/soap/";

    public static TheoryData<string> Paths => [.. AllServices.Select(s => s.Path)];

    [Fact]
    public void The_tables_are_whole()
    {
        Assert.Equal(AllServices.Select(s => s.Path).Order(), AgentContracts.All.Select(c => c.Path).Order());
        Assert.Equal([7, 14, 5, 5], AllServices.Select(s => s.Operations.Count));
        Assert.Equal(31, AllTypes.Count);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task The_wsdl_has_the_names_of_the_contract(string path)
    {
        var (row, served) = await ReadAsync(path);
        var (portType, binding, service) = (Part(served, "portType"), Part(served, "binding"), Part(served, "service"));
        Assert.Equal(row.Namespace, (string?)served.Wsdl.Attribute("targetNamespace"));
        Assert.Equal((row.Name, row.PortType), ((string?)service.Attribute("name"), (string?)portType.Attribute("name")));
        Assert.Equal(XName.Get(row.PortType, row.Namespace), Resolve(binding, "type"));
        Assert.Equal(XName.Get((string)binding.Attribute("name")!, row.Namespace), Resolve(service.Element(Wsdl + "port")!, "binding"));
        foreach (var part in new[] { portType, binding })
            Assert.Equal(row.Operations.Select(o => o.Name), part.Elements(Wsdl + "operation").Select(o => (string)o.Attribute("name")!));
        Assert.Equal(row.Operations.Select(o => o.Name), binding.Descendants(SoapBinding + "operation").Select(o => (string)o.Attribute("soapAction")!));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Every_operation_is_document_literal_wrapped_with_the_elements_of_the_table(string path)
    {
        var (row, served) = await ReadAsync(path);
        Assert.Equal("unqualified", (string?)served.Inline.Attribute("elementFormDefault"));
        foreach (var operation in row.Operations)
        {
            var declared = Part(served, "portType").Elements(Wsdl + "operation").Single(o => (string?)o.Attribute("name") == operation.Name);
            Assert.Equal(XName.Get(operation.Name, row.Namespace), WrapperOf(served, declared.Element(Wsdl + "input")!));
            Assert.Equal(XName.Get(operation.Name + "Response", row.Namespace), WrapperOf(served, declared.Element(Wsdl + "output")!));
            Assert.Equal([new FieldRow(operation.Element, operation.Type, true)], FieldsOf(served.Inline, operation.Name));
            Assert.Equal([new FieldRow("return", operation.Return, true)], FieldsOf(served.Inline, operation.Name + "Response"));
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Every_schema_has_the_types_of_the_tables_and_no_facets(string path)
    {
        var (_, served) = await ReadAsync(path);
        foreach (var schema in served.Schemas)
        {
            Assert.Equal("unqualified", (string?)schema.Attribute("elementFormDefault"));
            Assert.All(schema.Elements(), e => Assert.Contains(e.Name.LocalName, new[] { "import", "include", "complexType" }));
            Assert.Empty(schema.Descendants(Schema + "restriction"));
            foreach (var type in schema.Elements(Schema + "complexType").Select(t => (string)t.Attribute("name")!))
            {
                var row = AllTypes.Single(t => t.Name == XName.Get(type, (string)schema.Attribute("targetNamespace")!));
                Assert.Equal(row.Fields, FieldsOf(schema, type, served.Schemas));
            }
        }
    }

    [Fact]
    public async Task Every_type_of_the_tables_is_served()
    {
        var declared = new HashSet<XName>();
        foreach (var contract in AgentContracts.All)
        {
            var schemas = (await ServedContract.ReadAsync(host, contract)).Schemas;
            declared.UnionWith(schemas.SelectMany(s => s.Elements(Schema + "complexType"), (s, t) => XName.Get((string)t.Attribute("name")!, (string)s.Attribute("targetNamespace")!)));
        }

        Assert.Equal(AllTypes.Select(t => t.Name).ToHashSet(), declared);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Every_schema_compiles_and_leads_to_every_type_that_is_used(string path)
    {
        var (row, served) = await ReadAsync(path);
        var set = served.Compile();
        foreach (var name in row.Operations.SelectMany(o => new[] { o.Type, o.Return }).Where(n => n.Namespace != Schema))
            Assert.True(set.GlobalTypes.Contains(new XmlQualifiedName(name.LocalName, name.NamespaceName)), $"{name} is not to be found");
    }

    [Fact]
    public async Task The_check_responses_without_fields_extend_the_abstract_one()
    {
        var (_, served) = await ReadAsync("/allpay-public-soap/transaction-management/v1.1");
        var extended = served.Schemas.Descendants(Schema + "extension").ToList();
        Assert.Equal(2, extended.Count);
        Assert.All(extended, e => Assert.Equal("{http://allpay.kz/xsd/1.0.0/OnlineTransactionCommons.xsd}defaultCheckResponse", Resolve(e, "base").ToString()));
        var common = served.Schemas.Elements(Schema + "complexType").Single(t => (string?)t.Attribute("name") == "defaultCheckResponse");
        Assert.Equal("true", (string?)common.Attribute("abstract"));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_namespace_is_imported_once_and_from_the_schema_that_has_it(string path)
    {
        var (_, served) = await ReadAsync(path);
        foreach (var schema in served.Schemas.Append(served.Inline))
        {
            var imports = schema.Elements(Schema + "import").ToList();
            Assert.Equal(imports.Count, imports.DistinctBy(i => (string?)i.Attribute("namespace")).Count());
            foreach (var import in imports)
                Assert.Equal((string?)import.Attribute("namespace"), await NamespaceAt(import));
            foreach (var include in schema.Elements(Schema + "include"))
                Assert.Equal((string?)schema.Attribute("targetNamespace"), await NamespaceAt(include));
        }
    }

    [Theory]
    [InlineData("", null, null)]
    [InlineData("/base", null, null)]
    [InlineData("", "https", "api.example.kz")]
    [InlineData("/base", "https", "api.example.kz:8443")]
    public async Task Addresses_are_those_the_client_came_to(string pathBase, string? scheme, string? forwardedHost)
    {
        var before = scheme is null ? host.Client.BaseAddress!.ToString().TrimEnd('/') : $"{scheme}://{forwardedHost}";
        foreach (var contract in AgentContracts.All)
        {
            var wsdl = await ServedContract.GetAsync(host, pathBase + contract.Path + "?wsdl", scheme, forwardedHost);
            var address = before + pathBase + contract.Path;
            Assert.Equal(address, (string?)wsdl.Descendants(SoapBinding + "address").Single().Attribute("location"));
            Assert.All(wsdl.Descendants(Schema + "import"), i => Assert.StartsWith(address + "?xsd=", (string?)i.Attribute("schemaLocation")));
            var imported = (await ServedContract.GetAsync(host, pathBase + contract.Path + "?xsd=2", scheme, forwardedHost)).Element(Schema + "import");
            Assert.Equal(address + "?xsd=1", (string?)imported!.Attribute("schemaLocation"));
        }
    }

    private async Task<(ServiceRow Row, ServedContract Served)> ReadAsync(string path) =>
        (AllServices.Single(s => s.Path == path), await ServedContract.ReadAsync(host, AgentContracts.All.Single(c => c.Path == path)));

    private async Task<string?> NamespaceAt(XElement reference) =>
        (string?)(await ServedContract.GetAsync(host, (string)reference.Attribute("schemaLocation")!)).Attribute("targetNamespace");

    private static XElement Part(ServedContract served, string name) => served.Wsdl.Elements(Wsdl + name).Single();

    private static XName WrapperOf(ServedContract served, XElement direction)
    {
        var message = served.Wsdl.Elements(Wsdl + "message").Single(m => (string?)m.Attribute("name") == Resolve(direction, "message").LocalName);
        var element = Resolve(message.Elements(Wsdl + "part").Single(), "element");
        var declared = served.Inline.Elements(Schema + "element").Single(e => (string?)e.Attribute("name") == element.LocalName);
        Assert.Equal(element, Resolve(declared, "type"));
        return element;
    }

    private static IEnumerable<FieldRow> FieldsOf(XElement schema, string type, IReadOnlyList<XElement>? all = null)
    {
        var declared = schema.Elements(Schema + "complexType").Single(t => (string?)t.Attribute("name") == type);
        var inherited = declared.Descendants(Schema + "extension").Select(e => Resolve(e, "base")).SelectMany(b =>
            FieldsOf(all!.Single(s => (string?)s.Attribute("targetNamespace") == b.NamespaceName), b.LocalName, all));
        return inherited.Concat(declared.Descendants(Schema + "element").Select(e =>
            new FieldRow((string)e.Attribute("name")!, Resolve(e, "type"), (string?)e.Attribute("minOccurs") == "0")));
    }

    private static XName Resolve(XElement element, string attribute)
    {
        var (prefix, local) = ((string)element.Attribute(attribute)!).Split(':') is [var p, var l] ? (p, l) : throw new FormatException($"{element}");
        return element.GetNamespaceOfPrefix(prefix)! + local;
    }
}
