using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Allpay.Host.Life;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.XmlSigning;

namespace Allpay.Host.AgentSoap;

/// <summary>
/// Runs each operation once before the host is ready, without a request in it, so that no client waits for serializers to
/// be generated. An operation refuses the missing request before it reaches a use case; nothing moves.
/// </summary>
internal sealed class AgentSoapWarmUp(
    IServiceProvider services, SoapRunners runners, SigningKeys keys, IAgentCertificates certificates) : IWarmUp
{
    private const long NoCertificate = 0;

    private static readonly AgentCaller Nobody = new(new PartyId(0), "", new AccountId(0));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var (contract, runner) in runners.All)
            foreach (var operation in contract.Operations)
                await RunAsync(contract, runner, operation);
        await certificates.FindActiveAsync(NoCertificate, cancellationToken);
    }

    private async Task RunAsync(AgentContract contract, SoapRunner runner, string operation)
    {
        await using var scope = services.CreateAsyncScope();
        var call = scope.ServiceProvider.GetRequiredService<AgentCall>();
        call.Begin(contract, CancellationToken.None);
        call.Admit(Nobody, SelfSigned(contract, operation), operation);
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Method = HttpMethods.Post;
        if (await runner.RunAsync(context, call) is { } answer)
            SoapAnswer.Sign(answer, call.Message, keys.Of(call.Agent));
    }

    // Signed and verified with a throw-away key, so that the cryptography is warm as well.
    private static VerifiedMessage SelfSigned(AgentContract contract, string operation)
    {
        var parameter = operation == "echo" ? "<Echo>warm</Echo>" : "";
        var envelope = $"<S:Envelope xmlns:S=\"{WireNames.Soap}\"><S:Header></S:Header><S:Body>" +
            $"<o:{operation} xmlns:o=\"{contract.TargetNamespace}\">{parameter}</o:{operation}></S:Body></S:Envelope>";
        using var key = RSA.Create(RsaKeys.BitsMin);
        var document = Read(Encoding.UTF8.GetBytes(envelope));
        var signed = Read(MessageSigner.Sign(document, FirstChild(document), SignatureAlgorithm.RsaSha1, key));
        SignedMessage.TryRead(signed, FirstChild(signed), out var message);
        return message!.Verify(key)!;
    }

    private static XmlElement FirstChild(XmlDocument document) => (XmlElement)document.DocumentElement!.FirstChild!;

    private static XmlDocument Read(byte[] envelope)
    {
        BoundedXml.TryRead(envelope, new XmlBounds(), out var document);
        return document;
    }
}

/// <summary>
/// The SoapCore pipelines, by contract: filled where the doors are mapped, run by doors and warm-up alone.
/// </summary>
internal sealed class SoapRunners
{
    private readonly List<(AgentContract Contract, SoapRunner Runner)> _all = [];

    public IReadOnlyList<(AgentContract Contract, SoapRunner Runner)> All => _all;

    public SoapRunner Add(AgentContract contract, RequestDelegate soap)
    {
        var runner = new SoapRunner(contract, soap);
        _all.Add((contract, runner));
        return runner;
    }
}
