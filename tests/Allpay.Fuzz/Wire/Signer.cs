using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace Allpay.Fuzz.Wire;

/// <summary>
/// Signs text as it stands, by the platform's canonical form and not the server's own: where the two differ, the run tells.
/// </summary>
internal static class Signer
{
    /// <summary>Where the signature goes in a message that is still to be signed.</summary>
    public const string Mark = "\uE000SIGNATURE\uE001";

    private const int DepthMax = 200;

    /// <summary>The text with a signature at each mark, over the text without them.</summary>
    public static string Sign(string text, SignatureSpec spec)
    {
        var content = text.Replace(Mark, "", StringComparison.Ordinal);
        return text.Replace(Mark, Signature(Canonical(content), spec), StringComparison.Ordinal);
    }

    public static string Signature(byte[] canonical, SignatureSpec spec)
    {
        var digest = Convert.ToBase64String(CryptographicOperations.HashData(spec.Hash, canonical));
        var transforms = string.Concat(spec.Transforms.Select(t => $"<Transform Algorithm=\"{t}\"></Transform>"));
        var reference = $"<Reference{spec.ReferenceAttributes}><Transforms>{transforms}</Transforms>"
            + $"<DigestMethod Algorithm=\"{spec.DigestName}\"></DigestMethod><DigestValue>{digest}</DigestValue></Reference>";
        var info = $"<CanonicalizationMethod Algorithm=\"{spec.CanonicalizationName}\"></CanonicalizationMethod>"
            + $"<SignatureMethod Algorithm=\"{spec.SignatureName}\"></SignatureMethod>"
            + string.Concat(Enumerable.Repeat(reference, spec.References)) + "</SignedInfo>";
        var signed = Encoding.UTF8.GetBytes($"<SignedInfo xmlns=\"{SignatureSpec.Dsig}\">{info}");
        var value = spec.Value?.Invoke(signed) ?? Convert.ToBase64String(spec.Key.SignData(signed, spec.Hash, spec.Padding));
        return $"<Signature xmlns=\"{SignatureSpec.Dsig}\"><SignedInfo>{info}<SignatureValue>{value}</SignatureValue>{spec.After}"
            + "</Signature>";
    }

    /// <summary>The exclusive canonical form; the bytes as they are where the text is no document.</summary>
    public static byte[] Canonical(string text) => TryRead(Encoding.UTF8.GetBytes(text)) is { } document
        ? Canonical(document, new XmlDsigExcC14NTransform()) ?? Encoding.UTF8.GetBytes(text)
        : Encoding.UTF8.GetBytes(text);

    /// <summary>Null where the platform has no canonical form of it.</summary>
    public static byte[]? Canonical(XmlDocument document, Transform form)
    {
        try
        {
            form.LoadInput(document);
            using var output = (Stream)form.GetOutput(typeof(Stream));
            using var bytes = new MemoryStream();
            output.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (Exception refused) when (refused is CryptographicException or XmlException or NullReferenceException)
        {
            return null;
        }
    }

    /// <summary>The document as a client's parser reads it; null for none, or one so deep that canonicalizing recurses away.</summary>
    public static XmlDocument? TryRead(byte[] bytes, DtdProcessing dtd = DtdProcessing.Ignore)
    {
        var settings = new XmlReaderSettings { DtdProcessing = dtd, XmlResolver = null };
        try
        {
            using (var look = XmlReader.Create(new MemoryStream(bytes), settings))
                while (look.Read())
                    if (look.Depth > DepthMax) return null;
            using var reader = XmlReader.Create(new MemoryStream(bytes), settings);
            var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
            document.Load(reader);
            return document;
        }
        catch (Exception refused) when (refused is XmlException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
