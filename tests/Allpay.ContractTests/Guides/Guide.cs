using System.Net;
using System.Security.Cryptography;
using System.Xml.Linq;
using Allpay.ContractTests.Messages;
using Allpay.UnitTests;

namespace Allpay.ContractTests.Guides;

/// <summary>
/// A guide for agents and the messages in it. Each stands in a line of its own, as it goes over the wire: a request, then what
/// it was answered. An answer without a request before it belongs to something that the guide tells of in words.
/// </summary>
public sealed class Guide
{
    private const string KeyBegin = "-----BEGIN PUBLIC KEY-----";
    private const string KeyEnd = "-----END PUBLIC KEY-----";

    private readonly string _path;
    private readonly List<string> _lines;

    public Guide(string name)
    {
        _path = RepositoryFile.PathOf("docs", name);
        _lines = [.. File.ReadAllText(_path).Split('\n')];
    }

    public static TheoryData<string> Names => ["agents.en.md", "agents.ru.md"];

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>The lines that are messages, in their order.</summary>
    public IReadOnlyList<int> Messages =>
        [.. Enumerable.Range(0, _lines.Count).Where(line => _lines[line].EndsWith(":Envelope>", StringComparison.Ordinal)
            && _lines[line].Length > "</soap:Envelope>".Length)];

    public GuideMessage this[int line]
    {
        get => new(_lines[line]);
        set => _lines[line] = value.Text;
    }

    /// <summary>The two keys a reader checks the messages with: the agent's, then the server's.</summary>
    public (RSA Agent, RSA Server) Keys()
    {
        var begins = KeyBegins();
        return (Key(begins[0]), Key(begins[1]));
    }

    public void SetKeys(RSA agent, RSA server)
    {
        // The later first, so that the earlier one's place does not move.
        SetKey(KeyBegins()[1], server);
        SetKey(KeyBegins()[0], agent);
    }

    public void Save() => File.WriteAllText(_path, string.Join('\n', _lines));

    private List<int> KeyBegins()
    {
        List<int> begins = [.. Enumerable.Range(0, _lines.Count).Where(line => _lines[line] == KeyBegin)];
        Assert.Equal(2, begins.Count);
        return begins;
    }

    private RSA Key(int begin)
    {
        var key = RSA.Create();
        key.ImportFromPem(string.Join('\n', _lines[begin..(_lines.IndexOf(KeyEnd, begin) + 1)]));
        return key;
    }

    private void SetKey(int begin, RSA key)
    {
        _lines.RemoveRange(begin, _lines.IndexOf(KeyEnd, begin) + 1 - begin);
        _lines.InsertRange(begin, key.ExportSubjectPublicKeyInfoPem().Split('\n'));
    }
}

/// <summary>A message as a guide shows it.</summary>
public sealed record GuideMessage(string Text)
{
    public bool IsRequest => Text.StartsWith("<S:", StringComparison.Ordinal);

    public bool IsFault => Text.Contains("<soap:Fault>", StringComparison.Ordinal);

    public SoapAnswer Answer => new(IsFault ? HttpStatusCode.InternalServerError : HttpStatusCode.OK, null, Text);

    /// <summary>What the body holds: the operation, its answer, or the fault. Cut out, so that it may be changed.</summary>
    public XElement Body => new(XElement.Parse(Text, LoadOptions.PreserveWhitespace)
        .Elements().Single(part => part.Name.LocalName == "Body").Elements().Single());
}
