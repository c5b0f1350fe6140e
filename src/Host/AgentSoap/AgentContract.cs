using System.Collections.Frozen;
using System.Reflection;
using System.ServiceModel;
using System.ServiceModel.Channels;
using System.Text;
using SoapCore;

namespace Allpay.Host.AgentSoap;

/// <summary>
/// One WSDL service: where it is, what it is called, which operations it has and how SoapCore runs them.
/// </summary>
internal sealed record AgentContract
{
    /// <summary>What the contracts' paths begin with.</summary>
    public const string Root = "/allpay-public-soap";

    private AgentContract()
    {
    }

    public required string Path { get; init; }
    public required string TargetNamespace { get; init; }

    /// <summary>The folder's name, and that of the .wsdl file in it.</summary>
    public required string Name { get; init; }

    /// <summary>The schemas in the order of their number: the first is <c>?xsd=1</c>.</summary>
    public required IReadOnlyList<string> Schemas { get; init; }
    public required FrozenSet<string> Operations { get; init; }

    /// <summary>Builds the SoapCore pipeline that runs this contract's operations.</summary>
    public required Func<IApplicationBuilder, RequestDelegate> BuildSoap { get; init; }

    /// <summary>Where it is served: at its path, and at the same one under an alias of <see cref="Root"/>.</summary>
    public IEnumerable<string> PathsWith(string alias) =>
        alias.Length == 0 ? [Path] : new[] { Path, alias + Path[Root.Length..] }.Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Reads name, namespace and operations from the service contract, so that they stand in one place.
    /// </summary>
    public static AgentContract Of<TService>(string name, string below, params IReadOnlyList<string> schemas)
        where TService : class => new()
        {
            Name = name,
            Path = Root + below,
            Schemas = schemas,
            TargetNamespace = typeof(TService).GetCustomAttribute<ServiceContractAttribute>()!.Namespace!,
            Operations = typeof(TService).GetMethods()
                .Select(m => m.GetCustomAttribute<OperationContractAttribute>()!.Name!)
                .ToFrozenSet(StringComparer.Ordinal),
            BuildSoap = branch => branch.UseSoapEndpoint<TService, CleanMessage>(o => Configure(o, Root + below)).Build(),
        };

    private static void Configure(SoapCoreOptions options, string path)
    {
        options.Path = path;
        options.SoapSerializer = SoapSerializer.XmlSerializer;

        // Metro drops white space between Envelope, Header and Body before the client's handler checks the signature.
        options.IndentXml = false;
        options.NormalizeNewLines = false;
        options.OmitXmlDeclaration = true;

        // SoapCore would run operations from a query or a form, without any envelope or signature.
        options.HttpGetEnabled = options.HttpsGetEnabled = options.HttpPostEnabled = options.HttpsPostEnabled = false;
        options.EncoderOptions =
        [
            new SoapEncoderOptions
            {
                MessageVersion = MessageVersion.Soap11,
                WriteEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                OverwriteResponseContentType = true,
            },
        ];
    }
}
