using System.Globalization;
using System.Security;
using System.Text;
using Microsoft.Extensions.Options;

namespace Allpay.Host.AgentSoap;

/// <summary>
/// Serves a contract's WSDL at <c>?wsdl</c> and its schemas at <c>?xsd=N</c>. The files are fixed but for addresses:
/// <c>${BASE}</c> is the service's own, <c>${Name.xsd}</c> that of a schema.
/// </summary>
internal sealed class ContractFiles(AgentContract contract, IOptions<AgentSoapOptions> options)
{
    private readonly string _wsdl = Read(contract.Name + ".wsdl");
    private readonly List<string> _schemas = [.. contract.Schemas.Select(Read)];

    /// <summary>
    /// The file a GET asks for by its query, with addresses that begin where the client came to; null where it asks for none
    /// there is.
    /// </summary>
    public byte[]? Find(HttpRequest request, string path)
    {
        if (request.Query.ContainsKey("wsdl")) return WithAddresses(_wsdl, request, path);
        return int.TryParse(request.Query["xsd"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= _schemas.Count ? WithAddresses(_schemas[number - 1], request, path) : null;
    }

    private byte[] WithAddresses(string text, HttpRequest request, string path)
    {
        var configured = options.Value.PublicBaseUrl;
        var before = configured.Length > 0
            ? configured.TrimEnd('/')
            : $"{request.Scheme}://{request.Host}{request.PathBase}";
        var address = SecurityElement.Escape(before + path);
        text = text.Replace("${BASE}", address, StringComparison.Ordinal);
        for (var i = 0; i < contract.Schemas.Count; i++)
            text = text.Replace($"${{{contract.Schemas[i]}}}", $"{address}?xsd={i + 1}", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text);
    }

    private static string Read(string name)
    {
        using var file = typeof(ContractFiles).Assembly.GetManifestResourceStream("AgentSoap/" + name)
            ?? throw new InvalidOperationException($"The contract file {name} is not in the assembly.");
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
