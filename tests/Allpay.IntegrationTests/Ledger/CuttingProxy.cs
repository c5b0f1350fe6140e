using System.Net;
using System.Net.Sockets;

namespace Allpay.IntegrationTests.Ledger;

/// <summary>A wire to PostgreSQL that can be cut at the worst moment: just before a commit arrives, or just before its answer does.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    // The text of the statement on its way to the server; the tag of its completion on the way back.
    private static readonly byte[] CommitStatement = "commit\0"u8.ToArray();
    private static readonly byte[] CommitDone = "COMMIT\0"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly (string Host, int Port) _server;
    private readonly CancellationTokenSource _stopped = new();
    private int _requestsToCut;
    private int _answersToCut;
    private int _cuts;

    public CuttingProxy(string host, int port)
    {
        _server = (host, port);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Cuts => _cuts;

    public void CutNextRequest() => Interlocked.Increment(ref _requestsToCut);

    public void CutNextAnswer() => Interlocked.Increment(ref _answersToCut);

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Stop();
    }

    private async Task AcceptAsync()
    {
        while (!_stopped.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_stopped.Token);
            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            await server.ConnectAsync(_server.Host, _server.Port);
            await Task.WhenAny(
                PumpAsync(client.GetStream(), server.GetStream(), chunk => Cut(chunk, CommitStatement, ref _requestsToCut)),
                PumpAsync(server.GetStream(), client.GetStream(), chunk => Cut(chunk, CommitDone, ref _answersToCut)));
        }
    }

    private static async Task PumpAsync(NetworkStream from, NetworkStream to, Func<byte[], bool> cut)
    {
        var buffer = new byte[1 << 20];
        try
        {
            while (await from.ReadAsync(buffer) is var read and > 0)
            {
                if (cut(buffer[..read])) return;
                await to.WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (IOException)
        {
            // One side is gone: so is the wire.
        }
    }

    private bool Cut(byte[] chunk, byte[] mark, ref int armed)
    {
        if (Volatile.Read(ref armed) == 0 || chunk.AsSpan().IndexOf(mark) < 0) return false;
        Interlocked.Decrement(ref armed);
        Interlocked.Increment(ref _cuts);
        return true;
    }
}
