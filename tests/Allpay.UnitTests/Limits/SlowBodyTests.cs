using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Allpay.UnitTests.Doubles;
using Allpay.UnitTests.Rest;

namespace Allpay.UnitTests.Limits;

/// <summary>A body that comes by drops ends when its time is over.</summary>
public sealed class SlowBodyTests
{
    [Fact]
    public async Task A_body_that_never_ends_is_not_waited_for()
    {
        await using var host = new DoorHost();
        host.Settings["AgentSoap:BodySecondsMax"] = "2";
        host.UseKestrel(0);
        host.StartServer();
        using var http = host.CreateClient();
        using var client = new TcpClient("127.0.0.1", http.BaseAddress!.Port);
        await using var stream = client.GetStream();
        var watch = Stopwatch.StartNew();
        await WriteAsync(stream, "POST /api/v1/cash-ins HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: " + ListedKeys.AgentKey
            + "\r\nIdempotency-Key: slow\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n");
        var answer = new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken);
        // Faster than Kestrel's own least rate.
        while (!answer.IsCompleted && watch.Elapsed < TimeSpan.FromSeconds(15))
        {
            await WriteAsync(stream, new string(' ', 200));
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.True(answer.IsCompleted, "the host still waits");
        Assert.Contains("request.body_too_slow", await answer, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(NetworkStream stream, string text)
    {
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // It has been cut off, as it should be.
        }
    }
}
