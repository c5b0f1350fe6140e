using System.ComponentModel.DataAnnotations;

namespace Allpay.Host.AgentSoap;

/// <summary>The settings of the agents' SOAP door, section <c>AgentSoap</c>.</summary>
internal sealed class AgentSoapOptions
{
    public const string Section = "AgentSoap";

    /// <summary>The PEM file (PKCS#1 or PKCS#8, not encrypted) of the RSA key that signs the answers.</summary>
    [Required]
    public string SigningKeyFile { get; init; } = "";

    /// <summary>
    /// The same for the partners who hold another server key, by their agent's login. Each of these files may be replaced
    /// while the host runs.
    /// </summary>
    public Dictionary<string, string> PartnerSigningKeyFiles { get; init; } = [];

    /// <summary>
    /// By their agent's login, the partners whose payments are taken from a message once only, and while its timestamp is no
    /// further than so many minutes from our time. By itself a message sent again is a repeat, as the contract has it.
    /// </summary>
    public Dictionary<string, int> FreshForMinutes { get; init; } = [];

    /// <summary>The largest message taken. Honest ones have some 2 KB.</summary>
    [Range(4 * 1024, 16 * 1024 * 1024)]
    public int BodyBytesMax { get; init; } = 256 * 1024;

    /// <summary>How long a message may take to arrive.</summary>
    [Range(1, 600)]
    public int BodySecondsMax { get; init; } = 30;

    /// <summary>
    /// What stands before the services' paths in the WSDL (<c>https://api.example.kz/base</c>). Empty: taken from each
    /// request's scheme, host and path base, which a reverse proxy has to forward.
    /// </summary>
    public string PublicBaseUrl { get; init; } = "";

    /// <summary>
    /// What the services' paths may begin with besides <see cref="AgentContract.Root"/>: the oldest programs have this one.
    /// Empty: they are served at one address only.
    /// </summary>
    [RegularExpression("(/[A-Za-z0-9._~-]+)+")]
    public string PathAlias { get; init; } = "/mfs-public-soap";
}
