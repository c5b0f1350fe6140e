using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Allpay.Fuzz.Wire;

namespace Allpay.Fuzz.Mutations;

/// <summary>Signatures that are not what they should be. The text they are given is marked and not signed yet.</summary>
internal static class SignatureMutations
{
    private const string More = "http://www.w3.org/2001/04/xmldsig-more#";

    /// <summary>Other ways to sign that the contract allows.</summary>
    public static readonly IReadOnlyList<Func<SignatureSpec, SignatureSpec>> Allowed =
    [
        s => s,
        s => s with { Hash = HashAlgorithmName.SHA256, SignatureName = SignatureSpec.RsaSha256Name,
            DigestName = SignatureSpec.Sha256Name },
        s => s with { CanonicalizationName = "http://www.w3.org/2001/10/xml-exc-c14n#" },
    ];

    /// <summary>Other ways to sign that it does not allow, each made as well as it can be.</summary>
    public static readonly IReadOnlyList<(string Name, Func<SignatureSpec, RSA, SignatureSpec> Change)> Refused =
    [
        ("other-key", (s, other) => s with { Key = other }),
        ("key-info", (s, other) => s with { Key = other, After = $"<KeyInfo>{other.ToXmlString(false)}</KeyInfo>" }),
        ("key-info-value", (s, other) => s with { Key = other,
            After = $"<KeyInfo><KeyValue>{other.ToXmlString(false)}</KeyValue></KeyInfo>" }),
        ("sha256-claimed", (s, _) => s with { SignatureName = SignatureSpec.RsaSha256Name,
            DigestName = SignatureSpec.Sha256Name }),
        ("sha256-mixed", (s, _) => s with { DigestName = SignatureSpec.Sha256Name }),
        ("md5", (s, _) => s with { Hash = HashAlgorithmName.MD5, SignatureName = $"{More}rsa-md5", DigestName = $"{More}md5" }),
        ("sha512", (s, _) => s with { Hash = HashAlgorithmName.SHA512, SignatureName = $"{More}rsa-sha512" }),
        ("pss", (s, _) => s with { Padding = RSASignaturePadding.Pss }),
        ("hmac", Hmac),
        ("no-algorithm", (s, _) => s with { SignatureName = "" }),
        ("unknown-algorithm", (s, _) => s with { SignatureName = "urn:x", DigestName = "urn:y" }),
        ("unknown-canonicalization", (s, _) => s with { CanonicalizationName = "urn:x" }),
        ("no-transform", (s, _) => s with { Transforms = [] }),
        ("two-transforms", (s, _) => s with { Transforms = [SignatureSpec.Enveloped, SignatureSpec.Enveloped] }),
        ("exclusive-transform", (s, _) => s with { Transforms = [SignatureSpec.Enveloped,
            "http://www.w3.org/2001/10/xml-exc-c14n#"] }),
        ("xslt", (s, _) => s with { Transforms = ["http://www.w3.org/TR/1999/REC-xslt-19991116"] }),
        ("xpath", (s, _) => s with { Transforms = ["http://www.w3.org/TR/1999/REC-xpath-19991116"] }),
        ("many-transforms", (s, _) => s with { Transforms = [.. Enumerable.Repeat(SignatureSpec.Enveloped, 2_000)] }),
        ("reference-by-id", (s, _) => s with { ReferenceAttributes = " URI=\"#a\"" }),
        ("reference-outside", (s, _) => s with { ReferenceAttributes = " URI=\"http://127.0.0.1:1/\"" }),
        ("reference-file", (s, _) => s with { ReferenceAttributes = " URI=\"file:///etc/passwd\"" }),
        ("reference-xpointer", (s, _) => s with { ReferenceAttributes = " URI=\"#xpointer(/)\"" }),
        ("reference-nowhere", (s, _) => s with { ReferenceAttributes = "" }),
        ("reference-type", (s, _) => s with { ReferenceAttributes = " URI=\"\" Type=\"urn:x\"" }),
        ("no-reference", (s, _) => s with { References = 0 }),
        ("two-references", (s, _) => s with { References = 2 }),
        ("many-references", (s, _) => s with { References = 500 }),
        ("value-empty", (s, _) => s with { Value = _ => "" }),
        ("value-not-base64", (s, _) => s with { Value = _ => "!!!! not base64 !!!!" }),
        ("value-short", (s, _) => s with { Value = _ => "AAAA" }),
        ("value-zero", (s, _) => s with { Value = _ => Convert.ToBase64String(new byte[256]) }),
        ("value-one", (s, _) => s with { Value = _ => Convert.ToBase64String([.. new byte[255], 1]) }),
        ("value-ones", (s, _) => s with { Value = _ => Convert.ToBase64String([.. Enumerable.Repeat((byte)255, 256)]) }),
        ("value-long", (s, _) => s with { Value = _ => new string('A', 150_000) }),
        ("value-element", (s, _) => s with { Value = signed => $"<x>{Convert.ToBase64String(signed)}</x>" }),
        ("object", (s, _) => s with { After = "<Object><x/></Object>" }),
        ("manifest", (s, _) => s with { After = "<Object><Manifest><Reference URI=\"\"/></Manifest></Object>" }),
    ];

    /// <summary>Where the signature may not stand.</summary>
    public static readonly IReadOnlyList<Mutation> Places =
    [
        new("signature-first", d => Place(d, d.Header, first: true)),
        new("signature-in-body", d => Place(d, d.Body, first: false)),
        new("signature-in-envelope", d => Place(d, d.Tree.Root, first: false)),
        new("signature-in-operation", d => Place(d, d.Body?.Elements().FirstOrDefault(), first: false)),
        new("signature-nested", d => d.Header.Do(h => h.Add(new XElement("wrap", Signer.Mark)))),
        new("signature-twice", d => d.Header.Do(h => h.Add(Signer.Mark + Signer.Mark))),
        new("signature-in-both", d => { Place(d, d.Header, first: false); Place(d, d.Body, first: false); }),
    ];

    /// <summary>Signed content set aside, other content in its place. Given the signed text.</summary>
    public static readonly IReadOnlyList<Mutation> Wraps =
    [
        new("wrap-body-in-header", d => Wrap(d, (root, other) => root.Elements().First().AddFirst(new XElement("kept",
            root.Elements().Last(), other)))),
        new("wrap-old-body-first", d => Wrap(d, (root, other) => root.Elements().Last().AddAfterSelf(other))),
        new("wrap-new-body-first", d => Wrap(d, (root, other) => root.Elements().Last().AddBeforeSelf(other))),
        new("wrap-body-replaced", d => Wrap(d, (root, other) => root.Elements().Last().ReplaceWith(other))),
        new("wrap-in-object", WrapInObject),
        new("wrap-operation-first", d => Wrap(d, (root, other) => root.Elements().Last().AddFirst(other.Elements()))),
        new("wrap-operation-last", d => Wrap(d, (root, other) => root.Elements().Last().Add(other.Elements()))),
        new("wrap-envelope", d =>
            d.Text = $"<S:Envelope xmlns:S=\"{Services.Soap}\"><S:Header>{d.Text}</S:Header><S:Body/></S:Envelope>"),
        new("wrap-header-twice", d => Wrap(d, (root, _) => root.AddFirst(new XElement(root.Elements().First())))),
    ];

    private static void Place(Draft d, XElement? where, bool first) => where.Do(w =>
    {
        if (first) w.AddFirst(Signer.Mark);
        else w.Add(Signer.Mark);
    });

    private static SignatureSpec Hmac(SignatureSpec spec, RSA other)
    {
        var secret = Encoding.UTF8.GetBytes(spec.Key.ExportSubjectPublicKeyInfoPem());
#pragma warning disable CA5350 // The attack is of that age.
        string Value(byte[] signed) => Convert.ToBase64String(HMACSHA1.HashData(secret, signed));
#pragma warning restore CA5350
        return spec with { SignatureName = $"{SignatureSpec.Dsig}hmac-sha1", Value = Value };
    }

    private static void Wrap(Draft d, Action<XElement, XElement> change)
    {
        if (!TryParse(d.Text, out var tree) || tree.Root is not { } root || root.Elements().Count() < 2) return;
        change(root, Other(root.Elements().Last()));
        d.Text = tree.ToString(SaveOptions.DisableFormatting);
    }

    private static void WrapInObject(Draft d) => Wrap(d, (root, other) =>
    {
        XNamespace dsig = SignatureSpec.Dsig;
        var body = root.Elements().Last();
        root.Descendants(dsig + "Signature").FirstOrDefault().Do(s => s.Add(new XElement(dsig + "Object", body)));
        body.ReplaceWith(other);
    });

    // The same request for more money.
    private static XElement Other(XElement body)
    {
        var other = new XElement(body);
        foreach (var leaf in other.Descendants().Where(e => e.Name.LocalName is "amount" or "GUID" or "rrn"))
            leaf.Value = leaf.Name.LocalName == "amount" ? "777.77" : $"{leaf.Value}-other";
        return other;
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out XDocument? tree)
    {
        try
        {
            tree = XDocument.Parse(text, LoadOptions.PreserveWhitespace);
            return true;
        }
        catch (XmlException)
        {
            tree = null;
            return false;
        }
    }
}
