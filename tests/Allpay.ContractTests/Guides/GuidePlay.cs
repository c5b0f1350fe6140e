using System.Globalization;
using System.Xml.Linq;
using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Messages;
using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Guides;

/// <summary>
/// Sends a guide's requests again, in their order: with references, codes and times of today, so that the payments are new
/// ones, and with the holder doing what the guide says of it.
/// </summary>
public sealed class GuidePlay(AllpayUnderTest allpay, Guide guide)
{
    private const int LateSeconds = 30;

    private static readonly string[] Dates = ["timestamp", "valueDate", "paymentDate"];

    private readonly AgentClient _agent = new(allpay);
    private readonly Dictionary<string, string> _renewed = [];
    private readonly Dictionary<string, XElement> _requests = [];

    /// <summary>The guide's messages as they are today, by link.</summary>
    public async Task<Dictionary<string, GuideMessage>> PlayAsync()
    {
        var played = new Dictionary<string, GuideMessage>();
        GuideMessage? answer = null;
        foreach (var link in guide.Links)
        {
            if (guide[link].IsRequest)
            {
                (played[link], answer) = await SendAsync(await RenewAsync(guide[link].Body));
                continue;
            }

            played[link] = answer ?? await TellOfAsync(guide[link]);
            if (guide[link].Answer.TransactionId is { Length: > 0 } number) _renewed[number] = played[link].Answer.TransactionId;
            answer = null;
        }

        return played;
    }

    private async Task<(GuideMessage Request, GuideMessage Answer)> SendAsync(XElement call)
    {
        var operation = Operations.All.Single(o => call.Name == XName.Get(o.Name, o.Service.Namespace));
        var header = $"<certificateNumber xmlns=\"{SoapNames.Allpay}\">{_agent.Agent.CertificateNumber}</certificateNumber>";
        var signed = TemplateSigner.Sign(Envelope.Of(header, Envelope.TextOf(call)), _agent.Key);
        var answer = await _agent.PostAsync(operation, signed);
        _requests[operation.Name] = call;

        // The same namespace stands on Signature already: canonical form leaves it out here.
        var dense = signed.Xml.Replace($"<SignedInfo xmlns=\"{SoapNames.Dsig}\">", "<SignedInfo>", StringComparison.Ordinal);
        return (new GuideMessage(dense), new GuideMessage(answer.Text));
    }

    private async Task<XElement> RenewAsync(XElement call)
    {
        var reference = call.Descendants("GUID").SingleOrDefault()?.Value;
        if (call.Name.LocalName == "createCashOutThroughPayment" && _renewed.TryGetValue(reference!, out var waiting))
            await HolderOf(call).ConfirmAsync(waiting);
        foreach (var element in call.Descendants().Where(element => !element.HasElements).ToList())
            element.Value = await RenewAsync(call, element);
        return call;
    }

    // What stood twice in the guide, as in a repeat, is the same twice again.
    private async Task<string> RenewAsync(XElement call, XElement element)
    {
        var old = element.Value;
        if (_renewed.TryGetValue(old, out var known)) return known;
        var renewed = element.Name.LocalName switch
        {
            "requester" => _agent.Login,
            "GUID" => Requests.Reference(),
            "rrn" => Requests.Digits(12),
            "token" => await HolderOf(call).CodeAsync(),
            var name when Dates.Contains(name) => Now(),
            _ => null,
        };
        return renewed is null ? old : _renewed[old] = renewed;
    }

    private HolderSession HolderOf(XElement call) => new(allpay, call.Descendants("fromUserName").Single().Value);

    private async Task<GuideMessage> TellOfAsync(GuideMessage shown) => shown.Body.Name.LocalName switch
    {
        "Fault" => (await SendAsync(Changed("createCashInPayment", ("toUserName", "77019999999")))).Answer,
        "payForServicesPayResponse" => await AnswerWhileProviderIsLateAsync(),
        var other => throw new InvalidOperationException($"Nobody knows which request the guide's {other} answers."),
    };

    private async Task<GuideMessage> AnswerWhileProviderIsLateAsync()
    {
        var account = await new SandboxProvider(allpay).AccountAsync("late", LateSeconds);
        var request = Changed("payForServicesPay", ("utilityAccountNumber", account));
        await SendAsync(request);
        return (await SendAsync(request)).Answer;
    }

    private XElement Changed(string operation, (string Name, string Value) change)
    {
        var call = new XElement(_requests[operation]);
        call.Descendants(change.Name).Single().Value = change.Value;
        foreach (var reference in call.Descendants().Where(e => e.Name.LocalName is "GUID" or "rrn"))
            reference.Value = reference.Name.LocalName == "GUID" ? Requests.Reference() : Requests.Digits(12);
        return call;
    }

    private static string Now() => DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(5))
        .ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
