using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Allpay.Host.AgentSoap;

namespace Allpay.UnitTests.AgentSoap;

/// <summary>The files of one contract as a code generator gets them: the WSDL, and the schemas it leads to.</summary>
internal sealed record ServedContract(XElement Wsdl, IReadOnlyList<XElement> Schemas)
{
    public XElement Inline => Wsdl.Descendants(ContractTables.Schema + "schema").Single();

    public static async Task<ServedContract> ReadAsync(SoapHost host, AgentContract contract)
    {
        var schemas = new List<XElement>();
        for (var number = 1; number <= contract.Schemas.Count; number++)
            schemas.Add(await GetAsync(host, $"{contract.Path}?xsd={number}"));
        return new ServedContract(await GetAsync(host, contract.Path + "?wsdl"), schemas);
    }

    public static async Task<XElement> GetAsync(SoapHost host, string address, string? scheme = null, string? forwardedHost = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (scheme is not null) request.Headers.Add("X-Forwarded-Proto", scheme);
        if (forwardedHost is not null) request.Headers.Add("X-Forwarded-Host", forwardedHost);
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("text/xml; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        return XElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Follows every import and include from the WSDL by its address, as a generator does; a warning is an error.</summary>
    public XmlSchemaSet Compile()
    {
        var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        set.ValidationEventHandler += (_, e) => throw e.Exception;
        var inline = new XElement(Inline);
        inline.Add(Wsdl.Attributes().Where(a => a.IsNamespaceDeclaration && inline.Attribute(a.Name) is null));
        using var reader = inline.CreateReader();
        set.Add(XmlSchema.Read(reader, (_, e) => throw e.Exception)!);
        set.Compile();
        return set;
    }

    /// <summary>Throws where an element is not what the schemas say.</summary>
    public void MustAllow(string element)
    {
        var settings = new XmlReaderSettings { Schemas = Compile(), ValidationType = ValidationType.Schema };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, e) => throw e.Exception;
        using var reader = XmlReader.Create(new StringReader(element), settings);
        while (reader.Read())
        {
        }
    }
}
