using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Persistence;

namespace Allpay.Host.AgentSoap;

/// <summary>
/// The faults of the security handler: in the namespace of TransactionManagement 1.0 whichever service was called. The
/// first two texts are the original's, word for word in every language, because programs compare them.
/// </summary>
internal static class SecurityFaults
{
    public static readonly LegacyFault CertificateMissing = new(
        WireNames.SecurityFault, "javax.xml.soap.SOAPException", "Header https://allpay.kz certificateNumber not provided");

    public static readonly LegacyFault SignatureWrong = new(
        WireNames.SecurityFault, "javax.xml.ws.soap.SOAPFaultException", "Not valid sign.");

    public static LegacyFault CertificateNotActive(string number, Language language) => new(
        WireNames.SecurityFault, LegacyExceptions.CertificateNotActive, Texts.Of("certificate.not_active", language, number));

    public static LegacyFault ComeAgain(Language language) =>
        LegacyFault.Of(new Refusal(RefusalCodes.ServiceUnavailable), language, WireNames.SecurityFault) with
        {
            RetryAfter = Outages.DefaultRetryAfter,
        };

    public static LegacyFault Invalid(FieldFault field, Language language) =>
        LegacyFault.Of(Refusal.Invalid(field), language, WireNames.SecurityFault);
}
