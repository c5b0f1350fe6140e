using System.Security.Cryptography;
using System.Xml;

namespace Allpay.Infrastructure.XmlSigning;

/// <summary>
/// A Signature element that has passed the check of its structure: it asks for the frozen profile and nothing else.
/// No cryptography happens before this check, and none for a message that fails it.
/// </summary>
internal sealed record SignatureShape(
    XmlElement Element,
    XmlElement SignedInfo,
    Canonicalization SignedInfoForm,
    SignatureAlgorithm Algorithm,
    string DigestText)
{
    public required byte[] Digest { get; init; }
    public required byte[] Value { get; init; }

    /// <summary>
    /// The shape of the document's only signature, which must be the last element of <paramref name="parent"/>.
    /// </summary>
    public static XmlFault TryFind(XmlDocument document, XmlElement parent, out SignatureShape? shape)
    {
        shape = null;
        if (Signatures(document).Take(2).ToList() is not [var signature]) return XmlFault.NotSignedOnce;
        if (signature.ParentNode != parent || HasElementAfter(signature)) return XmlFault.SignatureMisplaced;
        shape = Read(signature);
        return shape is null ? XmlFault.ProfileNotAllowed : XmlFault.None;
    }

    private static IEnumerable<XmlElement> Signatures(XmlDocument document)
    {
        for (XmlNode? node = document.DocumentElement; node is not null; node = Next(node))
            if (node is XmlElement element && IsNamed(element, "Signature")) yield return element;
    }

    // In document order, without recursion.
    private static XmlNode? Next(XmlNode node)
    {
        if (node.FirstChild is { } child) return child;
        for (var up = node; up is not null; up = up.ParentNode)
            if (up.NextSibling is { } next) return next;
        return null;
    }

    private static bool HasElementAfter(XmlElement signature)
    {
        for (var next = signature.NextSibling; next is not null; next = next.NextSibling)
            if (next is XmlElement) return true;
        return false;
    }

    private static SignatureShape? Read(XmlElement signature)
    {
        if (Children(signature, "SignedInfo", "SignatureValue") is not [var signedInfo, var value]) return null;
        if (Children(signedInfo, "CanonicalizationMethod", "SignatureMethod", "Reference")
            is not [var form, var method, var reference]) return null;
        if (Children(reference, "Transforms", "DigestMethod", "DigestValue")
            is not [var transforms, var digestMethod, var digest]) return null;
        if (Children(transforms, "Transform") is not [var transform]) return null;
        if (!IsWholeDocument(reference) || AlgorithmOf(transform) != SignatureNames.Enveloped) return null;

        var algorithm = SignatureAlgorithm.Of(AlgorithmOf(method), AlgorithmOf(digestMethod));
        var signedInfoForm = SignatureNames.CanonicalizationOf(AlgorithmOf(form));
        if (algorithm is null || signedInfoForm is null) return null;
        if (Base64(digest) is not { } digestBytes || Base64(value) is not { } valueBytes) return null;
        return new SignatureShape(signature, signedInfo, signedInfoForm.Value, algorithm, digest.InnerText)
        {
            Digest = digestBytes,
            Value = valueBytes,
        };
    }

    /// <summary>
    /// The element's children if they are exactly these, in this order, with white space at most between.
    /// </summary>
    private static List<XmlElement>? Children(XmlElement parent, params ReadOnlySpan<string> names)
    {
        List<XmlElement> children = [];
        for (var node = parent.FirstChild; node is not null; node = node.NextSibling)
        {
            if (node is XmlElement element && children.Count < names.Length && IsNamed(element, names[children.Count]))
                children.Add(element);
            else if (node is not XmlCharacterData text || !string.IsNullOrWhiteSpace(text.Data))
                return null;
        }

        return children.Count == names.Length ? children : null;
    }

    private static bool IsNamed(XmlElement element, string name) =>
        element.LocalName == name && element.NamespaceURI == SignatureNames.Namespace;

    // URI="" means the document the signature is in. An Id, a Type or no URI would mean something else.
    private static bool IsWholeDocument(XmlElement reference) =>
        Attributes(reference) is [{ LocalName: "URI", Value: "" }];

    /// <summary>
    /// The Algorithm of an element that has that attribute alone and no content; else the empty string.
    /// </summary>
    private static string AlgorithmOf(XmlElement element) =>
        Attributes(element) is [{ LocalName: "Algorithm", Value: var name }] && Children(element) is not null ? name : "";

    private static List<XmlAttribute> Attributes(XmlElement element)
    {
        List<XmlAttribute> attributes = [];
        foreach (XmlAttribute attribute in element.Attributes)
            if (attribute.NamespaceURI != SignatureNames.XmlnsNamespace) attributes.Add(attribute);
        return attributes;
    }

    private static byte[]? Base64(XmlElement element)
    {
        if (element.ChildNodes.OfType<XmlElement>().Any()) return null;
        var text = string.Concat(element.InnerText.Where(static c => !char.IsWhiteSpace(c)));
        var bytes = new byte[text.Length];
        return text.Length > 0 && Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    /// <summary>Did the key's owner sign what the document says? Tries the original's canonical form first.</summary>
    /// <returns>The canonical bytes the digest covers; null when the digest or the signature is wrong.</returns>
    public byte[]? Verify(XmlDocument document, RSA key)
    {
        var signedInfo = Canonicalizer.Element(SignedInfo, SignedInfoForm);
        if (!key.VerifyData(signedInfo, Value, Algorithm.Hash, RSASignaturePadding.Pkcs1)) return null;
        return Covered(document, Canonicalization.Exclusive) ?? Covered(document, Canonicalization.Inclusive);
    }

    private byte[]? Covered(XmlDocument document, Canonicalization form)
    {
        var (canonical, _) = Canonicalizer.Document(document, form, leftOut: Element);
        return CryptographicOperations.FixedTimeEquals(Algorithm.Digest(canonical), Digest) ? canonical : null;
    }
}
