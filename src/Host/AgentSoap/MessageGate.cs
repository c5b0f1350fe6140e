using System.Globalization;
using Allpay.Host.Limits;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.MessageArchive;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.XmlSigning;
using Microsoft.Extensions.Options;

namespace Allpay.Host.AgentSoap;

/// <summary>
/// Decides on the raw bytes whether a message may come in: well-formed and bounded, a plain envelope, signed in the
/// frozen profile by an active certificate, asking for an operation of this contract, within what is taken of its agent, as
/// fresh as the agent wants it. In that order. What is let in has been kept for audit: nothing is acted on that could not be
/// shown later.
/// </summary>
internal sealed class MessageGate(
    IAgentCertificates certificates, SoapLimits limits, Freshness freshness, IMessageArchive archive,
    IOptions<AgentSoapOptions> options)
{
    private static readonly XmlBounds Bounds = new();
    private static readonly FieldFault EnvelopeMalformed = new("Envelope", FieldCodes.Malformed);

    /// <summary>Null where the message was admitted to <paramref name="call"/>; else the fault to answer.</summary>
    public async Task<LegacyFault?> AdmitAsync(HttpRequest request, AgentContract contract, AgentCall call)
    {
        try
        {
            return await RequestBody.ReadAsync(request, options.Value, call.Aborted) is { } body
                ? await AdmitAsync(request.HttpContext, body, contract, call)
                : SecurityFaults.Invalid(TooLong(options.Value.BodyBytesMax), call.Language);
        }
        catch (BadHttpRequestException late) when (late.StatusCode == StatusCodes.Status408RequestTimeout)
        {
            // Slower than the server's least rate: the message never arrived, and nothing is wrong with it.
            return SecurityFaults.ComeAgain(call.Language);
        }
        catch (IOException)
        {
            // Broken chunks, or a connection that broke: there is no message.
            return SecurityFaults.Invalid(EnvelopeMalformed, call.Language);
        }
    }

    private async Task<LegacyFault?> AdmitAsync(
        HttpContext context, byte[] body, AgentContract contract, AgentCall call)
    {
        if (BoundedXml.TryRead(body, Bounds, out var document) != XmlFault.None
            || SoapEnvelope.TryRead(document) is not { } envelope)
            return SecurityFaults.Invalid(EnvelopeMalformed, call.Language);

        call.Language = envelope.Language;
        if (envelope.Header is not { } header || envelope.CertificateNumbers is not [var numberText])
            return SecurityFaults.CertificateMissing;
        if (!SoapEnvelope.TryReadNumber(numberText, out var number))
            return SecurityFaults.Invalid(new FieldFault("certificateNumber", FieldCodes.Malformed), call.Language);
        if (SignedMessage.TryRead(document, header, out var signed) != XmlFault.None) return SecurityFaults.SignatureWrong;

        var certificate = await certificates.FindActiveAsync(number, call.Aborted);
        if (certificate is null) return SecurityFaults.CertificateNotActive(numberText, call.Language);
        if (signed!.Verify(certificate.PublicKey) is not { } verified) return SecurityFaults.SignatureWrong;
        if (!certificate.AllowsSha1 && verified.Algorithm == SignatureAlgorithm.RsaSha1) return SecurityFaults.SignatureWrong;

        var operation = envelope.Operation;
        if (operation.NamespaceURI != contract.TargetNamespace || !contract.Operations.Contains(operation.LocalName))
            return LegacyFault.Of(
                Refusal.Invalid(new FieldFault("Body", FieldCodes.Malformed)), call.Language, contract.TargetNamespace);

        call.Place = limits.Admit(context, certificate.Agent, operation.LocalName);
        if (call.Place.Refusal is { } refusal) return SoapLimits.FaultOf(refusal, call.Language);

        if (!archive.HasRoom(certificate.Agent.Id)) return SoapLimits.FullDay(call.Language);

        if (await freshness.CheckAsync(certificate.Agent, verified, operation.LocalName, call.Aborted) is { } notFresh)
            return LegacyFault.Of(notFresh, call.Language, WireNames.SecurityFault);

        await archive.KeepAsync(
            new ArchivedMessage(certificate.Agent.Id, number, contract.Name, operation.LocalName, body), call.Aborted);
        call.Admit(certificate.Agent, verified, operation.LocalName);
        return null;
    }

    private static FieldFault TooLong(int bytesMax) =>
        new("Envelope", FieldCodes.TooLong, bytesMax.ToString(CultureInfo.InvariantCulture));
}
