using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace Allpay.Infrastructure.XmlSigning;

/// <summary>
/// Signs documents as the original does: exc-c14n form, one enveloped signature. SignedInfo is a template that is
/// canonical as it stands, so signing costs one canonical form, one digest and one RSA operation.
/// </summary>
public static class MessageSigner
{
    /// <summary>The signed document, UTF-8; the signature is the last element of <paramref name="parent"/>.</summary>
    public static byte[] Sign(XmlDocument document, XmlElement parent, SignatureAlgorithm algorithm, RSA key)
    {
        var place = document.CreateElement("Signature", SignatureNames.Namespace);
        parent.AppendChild(place);
        var (canonical, at) = Canonicalizer.Document(document, Canonicalization.Exclusive, leftOut: place);
        parent.RemoveChild(place);
        return [.. canonical.AsSpan(0, at), .. Signature(canonical, algorithm, key), .. canonical.AsSpan(at)];
    }

    private static byte[] Signature(byte[] canonical, SignatureAlgorithm algorithm, RSA key)
    {
        var content =
            $"<CanonicalizationMethod Algorithm=\"{SignatureNames.ExclusiveWithComments}\"></CanonicalizationMethod>" +
            $"<SignatureMethod Algorithm=\"{algorithm.SignatureName}\"></SignatureMethod>" +
            $"<Reference URI=\"\"><Transforms>" +
            $"<Transform Algorithm=\"{SignatureNames.Enveloped}\"></Transform></Transforms>" +
            $"<DigestMethod Algorithm=\"{algorithm.DigestName}\"></DigestMethod>" +
            $"<DigestValue>{Convert.ToBase64String(algorithm.Digest(canonical))}</DigestValue></Reference></SignedInfo>";
        var signedInfo = $"<SignedInfo xmlns=\"{SignatureNames.Namespace}\">{content}";
        var value = key.SignData(Encoding.UTF8.GetBytes(signedInfo), algorithm.Hash, RSASignaturePadding.Pkcs1);
        return Encoding.UTF8.GetBytes(
            $"<Signature xmlns=\"{SignatureNames.Namespace}\"><SignedInfo>{content}" +
            $"<SignatureValue>{Convert.ToBase64String(value)}</SignatureValue></Signature>");
    }
}
