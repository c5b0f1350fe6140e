using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Allpay.ContractTests.Messages;
using Allpay.UnitTests;

namespace Allpay.ContractTests.Guides;

/// <summary>
/// A guide for agents and the messages in it. Each is a file as it goes over the wire, which a line of the guide links to; below
/// it stands what the body holds, laid out. A request comes first, then what it was answered. An answer without a request before
/// it belongs to something that the guide tells of in words.
/// </summary>
public sealed partial class Guide
{
    private const string KeyBegin = "-----BEGIN PUBLIC KEY-----";
    private const string KeyEnd = "-----END PUBLIC KEY-----";
    private const string BodyBegin = "```xml";
    private const string BodyEnd = "```";

    private readonly string _path;
    private readonly List<string> _lines;

    public Guide(string name)
    {
        _path = RepositoryFile.PathOf("docs", name);
        _lines = [.. File.ReadAllText(_path).Split('\n')];
        Links = [.. _lines.Where(line => Link().IsMatch(line))];
    }

    public static TheoryData<string> Names => ["agents.en.md", "agents.ru.md"];

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>The lines that link to messages, in their order.</summary>
    public IReadOnlyList<string> Links { get; }

    public GuideMessage this[string link]
    {
        get => new(File.ReadAllText(FileOf(link)));
        set
        {
            File.WriteAllText(FileOf(link), value.Text);
            var (begin, end) = BodyOf(link);
            _lines.RemoveRange(begin, end - begin);
            _lines.InsertRange(begin, value.Body.ToString().ReplaceLineEndings("\n").Split('\n'));
        }
    }

    /// <summary>What the guide shows of the message.</summary>
    public XElement Shown(string link)
    {
        var (begin, end) = BodyOf(link);
        return XElement.Parse(string.Join('\n', _lines[begin..end]));
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

    private string FileOf(string link) =>
        Path.Combine(Path.GetDirectoryName(_path)!, Link().Match(link).Groups[1].Value);

    private (int Begin, int End) BodyOf(string link)
    {
        var begin = _lines.IndexOf(BodyBegin, _lines.IndexOf(link)) + 1;
        return (begin, _lines.IndexOf(BodyEnd, begin));
    }

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

    [GeneratedRegex(@"^\[.+\]\((examples/.+\.xml)\)$")]
    private static partial Regex Link();
}

/// <summary>A message as it goes over the wire.</summary>
public sealed record GuideMessage(string Text)
{
    public bool IsRequest => Text.StartsWith("<S:", StringComparison.Ordinal);

    public bool IsFault => Text.Contains("<soap:Fault>", StringComparison.Ordinal);

    public SoapAnswer Answer => new(IsFault ? HttpStatusCode.InternalServerError : HttpStatusCode.OK, null, Text);

    /// <summary>What the body holds: the operation, its answer, or the fault. Cut out, so that it may be changed.</summary>
    public XElement Body => new(XElement.Parse(Text, LoadOptions.PreserveWhitespace)
        .Elements().Single(part => part.Name.LocalName == "Body").Elements().Single());
}
