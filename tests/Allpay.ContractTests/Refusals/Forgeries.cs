using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Text.RegularExpressions;
using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Messages;
using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Refusals;

/// <summary>Messages whose signature says something, only not what the profile wants said.</summary>
public sealed partial class Forgeries(AgentClient agent, Operation operation, string parameter)
{
    private string Plain => Envelope.Of(operation, agent.Agent.CertificateNumber, parameter);

    private string Signed => TemplateSigner.Sign(Plain, agent.Key).Xml;

    private string Call => Envelope.Call(operation, parameter);

    private string SignatureIn => SignatureForm().Match(Signed).Value;

    /// <summary>The tricks, each with the message it makes.</summary>
    public static readonly IReadOnlyDictionary<string, Func<Forgeries, string>> All =
        new Dictionary<string, Func<Forgeries, string>>
        {
            ["a letter changed after signing"] = f => f.Changed(f.Signed),
            ["white space added after signing"] = f => Before(f.Signed, "</S:Body>", " "),
            ["an element added after signing"] = f => Before(f.Signed, "</S:Header>", "<x/>"),
            ["an attribute added after signing"] = f => Swapped(f.Signed, "<S:Body>", "<S:Body x=\"1\">"),
            ["an instruction added after signing"] = f => Before(f.Signed, "</S:Body>", "<?x y?>"),
            ["the operation changed after signing"] = f => Swapped(f.Signed, f.Call, Other(f.Call)),
            ["the signature in the body"] = f => f.SignatureMoved("</S:Body>"),
            ["the signature in the request"] = f => f.SignatureMoved($"</op:{f.OperationName}>"),
            ["the signature first in the header"] = f => f.SignatureMoved("<S:Header>", after: true),
            ["the signature behind the envelope's body"] = f => f.SignatureMoved("</S:Envelope>"),
            ["two signatures"] = f => TemplateSigner.InsertedInto(f.Signed, f.SignatureIn),
            ["a second signature in the body"] = f => Before(f.Signed, "</S:Body>", f.SignatureIn),
            ["two bodies, signed"] = f => f.Sign(Before(f.Plain, "</S:Envelope>", $"<S:Body>{f.Call}</S:Body>")),
            ["two bodies, the second not signed"] = f => Before(f.Signed, "</S:Envelope>", $"<S:Body>{f.Call}</S:Body>"),
            ["two operations, signed"] = f => f.Sign(Before(f.Plain, "</S:Body>", f.Call)),
            ["two headers, signed"] = f => f.Sign(Before(f.Plain, "<S:Body>", "<S:Header/>")),
            ["a reference to the body alone"] = f => f.ReferenceToTheBody(f.Call, ""),
            ["a signed body wrapped in the header"] = f => f.ReferenceToTheBody(
                f.Changed(f.Call), $"<w><S:Body Id=\"body\">{f.Call}</S:Body></w>"),
            ["no reference uri"] = f => f.Bent("URI=\"\"", ""),
            ["a reference to another document"] = f => f.Bent("URI=\"\"", "URI=\"http://127.0.0.1:9/\""),
            ["two references"] = f => f.Bent(s => s.AddReference(PlatformSigner.Reference(""))),
            ["an extra transform"] = f => f.Bent(s => FirstReference(s).AddTransform(new XmlDsigExcC14NTransform())),
            ["an XPath transform"] = f => f.WithTransform("xpath-19991116", "<XPath>1=0</XPath>"),
            ["an XSLT transform"] = f => f.WithTransform("xslt-19991116", "<x></x>"),
            ["no transform"] = f => f.Bent(s => FirstReference(s).TransformChain = new TransformChain()),
            ["an HMAC with the public key"] = f => f.Hmac(key => Encoding.UTF8.GetBytes(key.ExportSubjectPublicKeyInfoPem())),
            ["an HMAC with an empty key"] = f => f.Hmac(_ => []),
            ["sha256 claimed and not done"] = f => Swapped(f.Signed, $"{SoapNames.Dsig}rsa-sha1", SignedXml.XmlDsigRSASHA256Url),
            ["another digest"] = f => DigestForm().Replace(f.Signed, "<DigestValue>AAAAAAAAAAAAAAAAAAAAAAAAAAA=</DigestValue>"),
            ["no signature value"] = f => ValueForm().Replace(f.Signed, "<SignatureValue></SignatureValue>"),
            ["a signature value that is no base64"] = f => ValueForm().Replace(f.Signed, "<SignatureValue>%%%</SignatureValue>"),
            ["a key of the sender's own"] = f => f.OwnKey(),
        };

    private string OperationName => operation.Name;

    private string Sign(string envelope) => TemplateSigner.Sign(envelope, agent.Key).Xml;

    private string Bent(Action<SignedXml> bend) => PlatformSigner.Sign(Plain, agent.Key, bend: bend).Xml;

    private string WithTransform(string name, string content) => Bent(
        "</Transforms>", $"<Transform Algorithm=\"http://www.w3.org/TR/1999/REC-{name}\">{content}</Transform></Transforms>");

    // SignedInfo as it was bent, with a signature that is right for it.
    private string Bent(string from, string to)
    {
        var xml = Signed;
        var info = InfoForm().Match(xml).Value.Replace(from, to, StringComparison.Ordinal);
        var value = agent.Key.SignData(Encoding.UTF8.GetBytes(info), HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);
        xml = InfoForm().Replace(xml, info.Replace("$", "$$", StringComparison.Ordinal));
        return ValueForm().Replace(xml, $"<SignatureValue>{Convert.ToBase64String(value)}</SignatureValue>");
    }

    // The digest leaves the signature out, wherever it stands: only its place is wrong.
    private string SignatureMoved(string place, bool after = false)
    {
        var signature = SignatureIn;
        var without = Signed.Replace(signature, "", StringComparison.Ordinal);
        return without.Replace(place, after ? $"{place}{signature}" : $"{signature}{place}", StringComparison.Ordinal);
    }

    private string ReferenceToTheBody(string sent, string wrapped)
    {
        var plain = Plain.Replace("<S:Body>", "<S:Body Id=\"body\">", StringComparison.Ordinal);
        var signed = PlatformSigner.Sign(plain, agent.Key, bend: s => FirstReference(s).Uri = "#body").Xml;
        if (wrapped.Length == 0) return signed;
        return signed.Replace("<S:Body Id=\"body\">", "<S:Body>", StringComparison.Ordinal)
            .Replace("<S:Header>", $"<S:Header>{wrapped}", StringComparison.Ordinal)
            .Replace($"<S:Body>{Call}", $"<S:Body>{sent}", StringComparison.Ordinal);
    }

    private string Hmac(Func<RSA, byte[]> secret)
    {
        using var hmac = new HMACSHA1(secret(agent.Key));
        return PlatformSigner.SignByHmac(Plain, hmac).Xml;
    }

    private string OwnKey()
    {
        using var own = RSA.Create(2048);
        return PlatformSigner.Sign(Plain, own, bend: s =>
        {
            s.KeyInfo = new KeyInfo();
            s.KeyInfo.AddClause(new RSAKeyValue(own));
        }).Xml;
    }

    private string Changed(string text)
    {
        var place = text.IndexOf(operation.IsEcho ? "</Echo>" : "</requester>", StringComparison.Ordinal);
        Assert.True(place > 0);
        return text.Insert(place, "1");
    }

    private static string Before(string text, string place, string added) => Swapped(text, place, $"{added}{place}");

    private static string Swapped(string text, string from, string to)
    {
        Assert.Contains(from, text, StringComparison.Ordinal);
        return text.Replace(from, to, StringComparison.Ordinal);
    }

    private static string Other(string call) => call.Contains(":echo", StringComparison.Ordinal)
        ? call.Replace("op:echo", "op:checkUser", StringComparison.Ordinal)
        : Regex.Replace(call, "op:[A-Za-z]+", "op:echo");

    private static Reference FirstReference(SignedXml signed) => (Reference)signed.SignedInfo!.References[0]!;

    [GeneratedRegex("<Signature xmlns.*</Signature>", RegexOptions.Singleline)]
    private static partial Regex SignatureForm();

    [GeneratedRegex("<SignedInfo.*</SignedInfo>", RegexOptions.Singleline)]
    private static partial Regex InfoForm();

    [GeneratedRegex("<SignatureValue>.*</SignatureValue>", RegexOptions.Singleline)]
    private static partial Regex ValueForm();

    [GeneratedRegex("<DigestValue>.*</DigestValue>", RegexOptions.Singleline)]
    private static partial Regex DigestForm();
}
