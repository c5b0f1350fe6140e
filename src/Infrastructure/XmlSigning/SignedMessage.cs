using System.Security.Cryptography;
using System.Xml;

namespace Allpay.Infrastructure.XmlSigning;

/// <summary>
/// A document with one enveloped signature of the allowed profile, its structure checked and its signature not yet.
/// <see cref="Verify"/> is the only way on.
/// </summary>
public sealed class SignedMessage
{
    private readonly XmlDocument _document;
    private readonly SignatureShape _signature;

    private SignedMessage(XmlDocument document, SignatureShape signature) =>
        (_document, _signature) = (document, signature);

    /// <summary>
    /// Checks the structure; <paramref name="signatureParent"/> is where the signature has to be the last element.
    /// </summary>
    public static XmlFault TryRead(XmlDocument document, XmlElement signatureParent, out SignedMessage? message)
    {
        var fault = SignatureShape.TryFind(document, signatureParent, out var shape);
        message = shape is null ? null : new SignedMessage(document, shape);
        return fault;
    }

    /// <summary>The verified message; null when it is not what the key's owner signed.</summary>
    public VerifiedMessage? Verify(RSA key) => _signature.Verify(_document, key) is { } canonical
        ? new VerifiedMessage(canonical, _signature.DigestText, _signature.Algorithm)
        : null;
}

/// <summary>
/// What was signed: the canonical UTF-8 bytes without signature and comments. Whoever acts on the message reads these
/// bytes and never the original again. <see cref="DigestText"/> is the DigestValue exactly as it stood.
/// </summary>
public sealed record VerifiedMessage(byte[] Canonical, string DigestText, SignatureAlgorithm Algorithm);
