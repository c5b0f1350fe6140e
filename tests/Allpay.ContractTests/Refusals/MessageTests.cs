using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Messages;
using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Refusals;

/// <summary>What is no message: broken, bent, endless or late.</summary>
public sealed class MessageTests(AllpayUnderTest allpay) : Conformance(allpay)
{
    private const string Soap12 = "http://www.w3.org/2003/05/soap-envelope";
    private const int Large = 10 * 1024 * 1024;
    private static readonly TimeSpan SenderPatience = TimeSpan.FromSeconds(35);

    private static readonly Dictionary<string, Func<string, string>> Bent = new()
    {
        ["nothing"] = _ => "",
        ["no XML"] = _ => "{\"amount\":\"20.00\"}",
        ["half a message"] = signed => signed[..(signed.Length / 2)],
        ["a DTD"] = signed => $"<!DOCTYPE S:Envelope>{signed}",
        ["an external entity"] = signed => $"{Doctype("<!ENTITY e SYSTEM \"file:///etc/passwd\">")}{WithText(signed, "&e;")}",
        ["an entity bomb"] = signed => $"{Doctype(Doublings())}{WithText(signed, "&b25;")}",
        ["an unknown entity"] = signed => WithText(signed, "&nbsp;"),
        ["a character XML does not have"] = signed => WithText(signed, "&#1;"),
        ["depth"] = signed => WithText(signed, $"{Repeat("<a>", 5000)}{Repeat("</a>", 5000)}"),
        ["many attributes"] = signed => WithText(signed, $"<a {string.Concat(Enumerable.Range(0, 8000).Select(Attribute))}/>"),
        ["SOAP 1.2"] = signed => signed.Replace(SoapNames.Soap, Soap12, StringComparison.Ordinal),
        ["another root"] = signed => $"<a>{signed}</a>",
        ["two roots"] = signed => signed + signed,
        ["an empty body"] = signed => Between(signed, "<S:Body>", "</S:Body>", ""),
    };

    // The gate turns these away before it knows which operation they might ask for.
    public static TheoryData<string, string> Cases => Operations.Times(_ => true, Bent.Keys);

    public static TheoryData<string> All => Operations.Keys(_ => true);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_no_plain_message_is_a_clients_fault(string key, string bent)
    {
        var operation = Operations.Of(key);
        var signed = Agent.Sign(operation, await SpoilableAsync(operation));
        var answer = await WhileNothingMovesAsync(
            () => Agent.SendAsync(operation.Service.Path, Post.Text(Bent[bent](signed.Xml), operation.Name)));
        Refused.ByTheGate(answer);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_operation_is_known_in_its_own_contract_alone(string key)
    {
        var operation = Operations.Of(key);
        var parameter = Envelope.TextOf(await SpoilableAsync(operation));
        var foreign = operation.Service == AgentService.CashIn11 ? AgentService.CashOut11 : AgentService.CashIn11;
        Operation[] strangers =
        [
            operation with { Service = operation.Service with { Namespace = foreign.Namespace } },
            operation with { Service = operation.Service with { Namespace = "" } },
            operation with { Name = operation.Name + "Foo" }, operation with { Name = operation.Name.ToUpperInvariant() },
        ];
        foreach (var stranger in strangers)
        {
            var call = stranger.Service.Namespace.Length > 0
                ? Envelope.Call(stranger, parameter)
                : $"<{stranger.Name}>{parameter}</{stranger.Name}>";
            var header = $"<certificateNumber xmlns=\"{SoapNames.Allpay}\">{Agent.Agent.CertificateNumber}</certificateNumber>";
            var signed = TemplateSigner.Sign(Envelope.Of(header, call), Agent.Key);
            var answer = await WhileNothingMovesAsync(() => Agent.PostAsync(operation, signed));
            Refused.By(answer, operation, "InvalidRequestException");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_message_of_10_MB_is_turned_away(string key)
    {
        var operation = Operations.Of(key);
        var signed = Agent.Sign(operation, await SpoilableAsync(operation));
        var message = WithText(signed.Xml, new string('x', Large));
        var before = await Rest.TotalsAsync();
        try
        {
            Refused.ByTheGate(await Agent.SendAsync(operation.Service.Path, Post.Text(message, operation.Name)));
        }
        catch (HttpRequestException)
        {
            // Cut off while it was sending: turned away as well.
        }

        Assert.Equal(before, await Rest.TotalsAsync());
    }

    [Fact]
    public async Task A_sender_that_stops_in_the_middle_is_answered_or_cut_off()
    {
        var operation = Operations.Of("CI11.createCashInPayment");
        var before = await Rest.TotalsAsync();
        var address = new Uri(Allpay.Http.BaseAddress!, operation.Service.Path);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = await OpenAsync(client, address);
        await stream.WriteAsync(HalfOf(Agent.Sign(operation, Requests.Of(operation)).Xml, address));

        var answer = await ReadToEndAsync(stream).WaitAsync(SenderPatience);

        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal)
            || answer.StartsWith("HTTP/1.1 500", StringComparison.Ordinal), answer);
        Assert.Equal(before, await Rest.TotalsAsync());
    }

    private static byte[] HalfOf(string message, Uri address) => Encoding.UTF8.GetBytes(
        $"POST {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: text/xml; charset=utf-8\r\n"
        + $"Connection: close\r\nContent-Length: {Encoding.UTF8.GetByteCount(message)}\r\n\r\n{message[..(message.Length / 2)]}");

    private static async Task<Stream> OpenAsync(TcpClient client, Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttps) return client.GetStream();
        var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsClientAsync(address.Host);
        return stream;
    }

    private static async Task<string> ReadToEndAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        try
        {
            return await reader.ReadToEndAsync();
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static string WithText(string signed, string text) =>
        signed.Replace("</S:Body>", $"{text}</S:Body>", StringComparison.Ordinal);

    private static string Between(string text, string start, string end, string replacement)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[..from] + replacement + text[text.IndexOf(end, StringComparison.Ordinal)..];
    }

    private static string Doctype(string entities) => $"<!DOCTYPE S:Envelope [{entities}]>";

    private static string Attribute(int number) => $"a{number}=\"\" ";

    // Each is twice the one before: 33 million times ten letters.
    private static string Doublings() => "<!ENTITY b0 \"aaaaaaaaaa\">"
        + string.Concat(Enumerable.Range(1, 25).Select(i => $"<!ENTITY b{i} \"&b{i - 1};&b{i - 1};\">"));

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
