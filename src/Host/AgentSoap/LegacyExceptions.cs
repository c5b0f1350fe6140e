using System.Collections.Frozen;
using Allpay.Infrastructure.Mediation;

namespace Allpay.Host.AgentSoap;

/// <summary>
/// The Java class name a refusal has on the wire. Published: partners' programs look for these names.
/// </summary>
internal static class LegacyExceptions
{
    private const string Package = "kz.allpay.mfs.ws.soap.exception.";

    // VostokPlat's refusal came through from another system under that system's name, and programs compare it.
    private static readonly FrozenDictionary<(string Operation, string Code), string> Foreign =
        new Dictionary<(string, string), string>
        {
            [("vostokPlatCheck", RefusalCodes.UtilityAccountUnknown)] =
                "cy.com.netinfo.netteller.exception.account.AccountNotFoundException",
        }.ToFrozenDictionary();

    public static readonly string CertificateNotActive = Package + "CertificateNotActiveException";

    public static string NameOf(string refusalCode) => $"{Package}{RefusalCatalog.All[refusalCode].Exception}Exception";

    /// <summary>Another system's name for it, which stands alone in the faultstring too; null nearly everywhere.</summary>
    public static string? ForeignNameOf(string operation, string refusalCode) =>
        Foreign.GetValueOrDefault((operation, refusalCode));
}
