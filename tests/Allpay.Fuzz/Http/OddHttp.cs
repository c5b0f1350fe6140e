using System.IO.Compression;
using System.Text;
using Allpay.Fuzz.Mutations;

namespace Allpay.Fuzz.Http;

/// <summary>HTTP requests as no honest client writes them, around a message.</summary>
internal static class OddHttp
{
    private static readonly IReadOnlyList<string> ContentTypes =
    [
        "text/plain", "application/soap+xml; action=\"echo\"", "text/xml; charset=utf-16", "text/xml; charset=no-such",
            "text/xml; charset=\"\"",
        "multipart/related; boundary=x; type=\"application/xop+xml\"", "application/x-www-form-urlencoded", "application/json",
            "x", "/", ";",
        "text/xml; charset=windows-1251", "TEXT/XML;CHARSET=UTF-7", $"text/xml; a={new string('a', 8_000)}",
            "application/octet-stream", "text/xml\t",
    ];

    private static readonly IReadOnlyList<string> Actions =
    [
        "", "\"\"", "echo", "\"echo\"", "\"declineTransaction\"", "\"checkUserFoo\"", "\"", "\"http://x/y\"", "x\u00ffy", new('s',
            5_000), "\"GetHashCode\"",
    ];

    private static readonly IReadOnlyList<(string Name, Action<RawRequest, Draft> Change)> Shapes =
    [
        ("method", (r, d) => r.Method = d.Pick<string>(["GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "FOO",
            "post", "P@ST"])),
        ("sub-path", (r, d) => r.Path += d.Pick<string>(["/", "/echo", "/createCashInPayment", "/checkUser?userName=1", "/..",
            "/%2e%2e/x", "%2f", "//", "/?wsdl"])),
        ("other-path", (r, d) => r.Path = d.Pick<string>(["/allpay-public-soap", "/allpay-public-soap/x/v1.1",
            "/ALLPAY-PUBLIC-SOAP/transaction-management/v1.1", "*", "/%00",
            "/allpay-public-soap%2ftransaction-management/v1.1"])),
        ("query", (r, d) => r.Path += d.Pick<string>(["?", "?wsdl", "?WSDL", "?xsd=1", "?xsd=999", "?xsd=../../x", "?xsd",
            "?op=echo&Echo=x", "?a=%00", "?wsdl&xsd=1"])),
        ("long-path", (r, d) => r.Path += "?" + new string('q', d.Pick<int>([1_000, 9_000, 70_000]))),
        ("get-file", (r, d) => { r.Method = "GET"; r.Path += d.Pick<string>(["?wsdl", "?xsd=1", "?xsd=12", "?xsd=-1", "?xsd=1%00",
            "?wsdl=x"]); }),
        ("content-type", (r, d) => r.Set("Content-Type", d.Pick(ContentTypes))),
        ("no-content-type", (r, _) => r.Headers.RemoveAll(h => h.StartsWith("Content-Type", StringComparison.Ordinal))),
        ("content-encoding", (r, d) => r.Set("Content-Encoding", d.Pick<string>(["gzip", "deflate", "br", "identity", "x",
            "gzip, gzip"]))),
        ("gzip", (r, _) => { r.Set("Content-Encoding", "gzip"); r.Body = Zipped(r.Body); }),
        ("soap-action", (r, d) => r.Headers.Add($"SOAPAction: {d.Pick(Actions)}")),
        ("two-soap-actions", (r, _) => r.Headers.AddRange(["SOAPAction: \"echo\"", "SOAPAction: \"declineTransaction\""])),
        ("expect", (r, _) => r.Headers.Add("Expect: 100-continue")),
        ("override", (r, d) => r.Headers.Add(d.Pick<string>(["X-HTTP-Method-Override: GET", "X-Original-URL: /x",
            "X-Forwarded-Host: x", "X-Forwarded-Proto: ftp", "X-Forwarded-For: 1"]))),
        ("many-headers", (r, d) => r.Headers.AddRange(Enumerable.Range(0, d.Pick<int>([50, 99, 200])).Select(i =>
            $"X-{i}: {i}"))),
        ("long-header", (r, d) => r.Headers.Add($"X-Long: {new string('h', d.Pick<int>([1_000, 30_000, 40_000]))}")),
        ("bad-header", (r, d) => r.Headers.Add(d.Pick<string>(["no colon", ": x", "X Y: z", "X: \u0001", "X: \0",
            "Host: second"]))),
        ("no-host", (r, _) => r.Headers.RemoveAll(h => h.StartsWith("Host", StringComparison.Ordinal))),
        ("version", (r, d) => r.Version = d.Pick<string>(["HTTP/1.0", "HTTP/2.0", "HTTP/0.9", "HTTP/1.2", "XYZ"])),
        ("chunked", (r, d) => r.Chunk(d.Pick<int>([1, 7, 100]))),
        ("bad-chunks", (r, d) => r.RawChunks(d.Pick<string>(["zz\r\nabc\r\n0\r\n\r\n", "-1\r\n", "FFFFFFFFFFFFFFFFF\r\nx",
            "5\r\nab\r\n", "5;a=b\r\nabcde\r\n0\r\nX: y\r\n\r\n"]))),
        ("length-and-chunks", (r, d) => { r.Headers.Add($"Content-Length: {r.Body.Length}"); r.Chunk(50); }),
        ("length-short", (r, d) => r.Set("Content-Length", $"{d.Random.Next(r.Body.Length + 1)}")),
        ("length-odd", (r, d) => r.Set("Content-Length", d.Pick<string>(["-1", "x", "99999999999999999999", "0x10", "",
            "31000000", "+5"]))),
        ("no-length", (r, _) => r.HasLength = false),
    ];

    public static OddDelivery Of(string host, string path, byte[] body, Draft draft)
    {
        var request = new RawRequest(host, path, body);
        var names = new List<string>();
        for (var i = draft.Chance(0.8) ? 1 : 2; i > 0; i--)
        {
            var (name, change) = draft.Pick(Shapes);
            names.Add(name);
            change(request, draft);
        }

        var bytes = request.ToBytes();
        var delivery = new OddDelivery(string.Join('+', names), bytes);
        return draft.Chance(0.1) ? delivery with { Name = $"{delivery.Name}+cut-off",
            CutOffAt = draft.Random.Next(bytes.Length) } : delivery;
    }

    /// <summary>A body that never comes to its end: by dribs and drabs, or not at all.</summary>
    public static OddDelivery Slow(string host, string path, byte[] body, int number)
    {
        var bytes = new RawRequest(host, path, body).ToBytes();
        return number % 2 == 0
            ? new OddDelivery("slow-dribble", bytes) { BytesAtOnce = 300, Pause = TimeSpan.FromSeconds(7) }
            : new OddDelivery("slow-stop", bytes) { BytesAtOnce = bytes.Length - 20, Pause = TimeSpan.FromSeconds(60) };
    }

    private static byte[] Zipped(byte[] body)
    {
        using var output = new MemoryStream();
        using (var zip = new GZipStream(output, CompressionLevel.Fastest)) zip.Write(body);
        return output.ToArray();
    }

    /// <summary>A request before it is bytes; nothing keeps it from being wrong.</summary>
    private sealed class RawRequest(string host, string path, byte[] body)
    {
        private bool _isFramed;

        public string Method { get; set; } = "POST";
        public string Path { get; set; } = path;
        public string Version { get; set; } = "HTTP/1.1";
        public byte[] Body { get; set; } = body;
        public bool HasLength { get; set; } = true;
        public List<string> Headers { get; } = [$"Host: {host}", "Content-Type: text/xml; charset=utf-8", "Connection: close"];

        public void Set(string name, string value)
        {
            Headers.RemoveAll(h => h.StartsWith($"{name}:", StringComparison.Ordinal));
            Headers.Add($"{name}: {value}");
            if (name == "Content-Length") HasLength = false;
        }

        public void Chunk(int size)
        {
            if (_isFramed) return;
            using var framed = new MemoryStream();
            foreach (var chunk in Body.Chunk(size)) framed.Write([.. Encoding.ASCII.GetBytes($"{chunk.Length:x}\r\n"), .. chunk,
                13, 10]);
            framed.Write("0\r\n\r\n"u8);
            RawChunks(framed.ToArray());
        }

        public void RawChunks(string text) => RawChunks(Encoding.ASCII.GetBytes(text));

        public byte[] ToBytes()
        {
            var lines = new List<string> { $"{Method} {Path} {Version}" };
            lines.AddRange(Headers);
            if (HasLength) lines.Add($"Content-Length: {Body.Length}");
            return [.. Encoding.Latin1.GetBytes(string.Join("\r\n", lines) + "\r\n\r\n"), .. Body];
        }

        private void RawChunks(byte[] framed)
        {
            (Body, HasLength, _isFramed) = (framed, false, true);
            Headers.Add("Transfer-Encoding: chunked");
        }
    }
}
