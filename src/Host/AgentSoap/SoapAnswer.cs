using System.Globalization;
using System.Security.Cryptography;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.XmlSigning;

namespace Allpay.Host.AgentSoap;

/// <summary>What goes back to the client: a signed 200, or an unsigned fault with 500.</summary>
internal static class SoapAnswer
{
    public const string ContentType = "text/xml; charset=utf-8";

    /// <summary>
    /// SoapCore's envelope with the header the client checks: the request's digest, so that an answer fits one request
    /// only, and the server's signature in the request's algorithm.
    /// </summary>
    public static byte[] Sign(byte[] envelope, VerifiedMessage request, RSA key)
    {
        var fault = BoundedXml.TryRead(envelope, new XmlBounds(), out var document);
        if (fault != XmlFault.None || document.DocumentElement is not { } root)
            throw new InvalidOperationException($"The answer to be signed is not well-formed ({fault}).");

        var header = document.CreateElement("soap", "Header", WireNames.Soap);
        var requestDsig = document.CreateElement("requestDsig", WireNames.Allpay);
        requestDsig.AppendChild(document.CreateTextNode(request.DigestText));
        header.AppendChild(requestDsig);
        root.PrependChild(header);
        return MessageSigner.Sign(document, header, request.Algorithm, key);
    }

    public static Task WriteAsync(HttpResponse response, byte[] envelope) =>
        WriteAsync(response, StatusCodes.Status200OK, envelope);

    public static Task WriteAsync(HttpResponse response, LegacyFault fault)
    {
        if (fault.RetryAfter is { } wait)
            response.Headers.RetryAfter = ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return WriteAsync(response, StatusCodes.Status500InternalServerError, fault.ToBytes());
    }

    private static Task WriteAsync(HttpResponse response, int status, byte[] envelope)
    {
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.ContentLength = envelope.Length;
        return response.Body.WriteAsync(envelope).AsTask();
    }
}
