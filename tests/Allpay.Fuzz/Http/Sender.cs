using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Allpay.Fuzz.Http;

/// <summary>Sends a message, over pooled connections as agents do, or byte by byte over a connection of its own.</summary>
internal sealed class Sender(HttpClient http)
{
    /// <summary>Nothing may take longer than <see cref="Judging.Judge.Patience"/>; this only ends what hangs.</summary>
    public static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(60);

    public async Task<Answer> PostAsync(string path, byte[] body, string operation)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("text/xml", "utf-8");
            content.Headers.TryAddWithoutValidation("SOAPAction", $"\"{operation}\"");
            using var response = await http.PostAsync(new Uri(path, UriKind.Relative), content);
            return new Answer((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(), watch.Elapsed);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or IOException)
        {
            return Answer.Failed(failure, watch.Elapsed);
        }
    }

    public async Task<Answer> SendAsync(OddDelivery delivery)
    {
        var watch = Stopwatch.StartNew();
        using var giveUp = new CancellationTokenSource(GiveUp);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(http.BaseAddress!.Host, http.BaseAddress.Port, giveUp.Token);
            await using var stream = client.GetStream();
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(giveUp.Token);
            var answer = ReadAsync(stream, enough.Token);
            await WriteAsync(stream, delivery, answer, giveUp.Token);
            if (delivery.MayStayUnanswered) client.Client.Shutdown(SocketShutdown.Send);
            return Parse(await answer, watch.Elapsed);
        }
        catch (Exception failure) when (failure is SocketException or IOException or OperationCanceledException or FormatException)
        {
            return Answer.Failed(failure, watch.Elapsed);
        }
    }

    // Stops where the answer is already there: what is still to be sent interests nobody.
    private static async Task WriteAsync(NetworkStream stream, OddDelivery delivery, Task answer,
        CancellationToken cancellationToken)
    {
        var all = delivery.Request.AsMemory(0, Math.Min(delivery.CutOffAt ?? int.MaxValue, delivery.Request.Length));
        try
        {
            for (var sent = 0; sent < all.Length && !answer.IsCompleted; sent += delivery.BytesAtOnce)
            {
                await stream.WriteAsync(all.Slice(sent, Math.Min(delivery.BytesAtOnce, all.Length - sent)), cancellationToken);
                if (delivery.IsSlow) await Task.WhenAny(answer, Task.Delay(delivery.Pause, cancellationToken));
                if (delivery.BytesAtOnce == int.MaxValue) return;
            }
        }
        catch (IOException)
        {
            // Closed on us in the middle; the answer may have come before.
        }
    }

    private static async Task<byte[]> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0) bytes.Write(buffer, 0, read);
        }
        catch (IOException) when (bytes.Length > 0)
        {
            // A reset behind an answer: the server would not read the rest of the request.
        }

        return bytes.ToArray();
    }

    private static Answer Parse(byte[] bytes, TimeSpan took)
    {
        var text = Encoding.Latin1.GetString(bytes);
        while (text.StartsWith("HTTP/1.1 100", StringComparison.Ordinal)) text = text[(text.IndexOf("\r\n\r\n",
            StringComparison.Ordinal) + 4)..];
        var body = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (body < 0 || text.Length < 12) return Answer.Failed(new IOException($"No HTTP answer in {bytes.Length} bytes."), took);
        var status = int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture);
        return new Answer(status, Encoding.Latin1.GetBytes(text[(body + 4)..]), took);
    }
}
