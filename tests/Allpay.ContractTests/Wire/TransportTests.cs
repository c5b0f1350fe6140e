using System.Text;
using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Messages;
using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Wire;

/// <summary>How the same message may travel: encodings, headers, signers.</summary>
public sealed class TransportTests(AllpayUnderTest allpay) : Conformance(allpay)
{
    static TransportTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string> All => Operations.Keys(_ => true);

    // Bytes become a document, and the document is verified, before the operation is looked at.
    public static TheoryData<string, string> Encodings =>
        Operations.Times(_ => true, "utf-8", "utf-8 with mark", "utf-16", "windows-1251");

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task A_message_may_be_in_any_encoding_it_declares(string key, string encoding)
    {
        var operation = Operations.Of(key);
        var signed = await SignedAsync(operation);
        var answer = await Agent.PostAsync(operation, signed, Encoded(signed.Xml, encoding));
        AssertTaken(operation, answer);
    }

    // The host writes a SOAPAction of its own before anything reads one.
    public static TheoryData<string, string> Actions =>
        Operations.Times(_ => true, "missing", "", "\"\"", "checkUser", "\"echo\"", "\"declineTransaction\"", "\"nonsense\"");

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task The_body_says_what_is_asked_and_never_the_SOAPAction(string key, string action)
    {
        var operation = Operations.Of(key);
        var signed = await SignedAsync(operation);
        var post = Post.Text(signed.Xml, operation.Name) with { Action = action == "missing" ? null : action };
        AssertTaken(operation, await Agent.PostAsync(operation, signed, post));
    }

    // Verified by the one gate, as the forgeries are refused by it.
    public static TheoryData<string, string> Signers => Operations.Times(
        _ => true, "template sha256", "template wrapped", "template wrapped by a JDK", "platform sha1", "platform sha256");

    [Theory]
    [MemberData(nameof(Signers))]
    public async Task Whoever_signs_in_the_profile_is_understood(string key, string signer)
    {
        var operation = Operations.Of(key);
        var envelope = Envelope.Of(operation, Agent.Agent.CertificateNumber, Envelope.TextOf(await GoodAsync(operation)));
        AssertTaken(operation, await Agent.PostAsync(operation, Sign(envelope, signer)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Comments_injected_on_the_way_change_nothing(string key)
    {
        var operation = Operations.Of(key);
        var signed = await SignedAsync(operation);
        var commented = signed.Xml.Replace("20.00", "20<!--5-->.00", StringComparison.Ordinal)
            .Replace("<S:Body>", "<S:Body><!-- <op:echo/> -->", StringComparison.Ordinal);
        var answer = AssertTaken(operation, await Agent.PostAsync(operation, signed, Post.Text(commented, operation.Name)));
        if (answer.Element("amount") is { } amount) Assert.Equal("20.00", amount.InnerText);
    }

    private async Task<SignedText> SignedAsync(Operation operation) => Agent.Sign(operation, await GoodAsync(operation));

    private SignedText Sign(string envelope, string signer) => signer switch
    {
        "template sha256" => TemplateSigner.Sign(envelope, Agent.Key, RsaHash.Sha256),
        "template wrapped" => TemplateSigner.Sign(envelope, Agent.Key, wrap: value => Wrapped(value, "\n")),
        "template wrapped by a JDK" => TemplateSigner.Sign(envelope, Agent.Key, wrap: value => Wrapped(value, "&#xd;\n")),
        "platform sha1" => PlatformSigner.Sign(envelope, Agent.Key),
        _ => PlatformSigner.Sign(envelope, Agent.Key, RsaHash.Sha256),
    };

    private static string Wrapped(string base64, string lineBreak) =>
        string.Join(lineBreak, base64.Chunk(76).Select(line => new string(line)));

    // What the message's alphabet lacks is written as a number: the document stays the same.
    private static Post Encoded(string xml, string encoding)
    {
        var declared = encoding.Split(' ')[0];
        var writer = Encoding.GetEncoding(declared, new EncoderNumbers(), DecoderFallback.ExceptionFallback);
        var bytes = writer.GetBytes($"<?xml version=\"1.0\" encoding=\"{declared}\"?>{xml}");
        var isMarked = declared == "utf-16" || encoding.EndsWith("mark", StringComparison.Ordinal);
        var mark = isMarked ? Encoding.GetEncoding(declared).GetPreamble() : [];
        return new Post([.. mark, .. bytes], $"text/xml; charset={declared}", "\"\"");
    }
}
