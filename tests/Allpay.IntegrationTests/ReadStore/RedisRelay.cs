using System.Net;
using System.Net.Sockets;

namespace Allpay.IntegrationTests.ReadStore;

/// <summary>
/// Stands between the host and the real Redis, so that a test can cut or hang the one without harming the others.
/// </summary>
public sealed class RedisRelay : IAsyncDisposable
{
    private readonly EndPoint _redis;
    private readonly CancellationTokenSource _disposed = new();
    private readonly List<TcpClient> _clients = [];
    private readonly Lock _lock = new();
    private TcpListener? _listener;
    private TaskCompletionSource _flowing = Flowing();

    public RedisRelay(string redis)
    {
        var address = redis.Split(',')[0].Split(':');
        _redis = new DnsEndPoint(address[0], int.Parse(address[1]));
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Port = ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public int Port { get; }

    public void Start()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    /// <summary>Redis is gone: connections break and new ones are refused.</summary>
    public void Cut()
    {
        _listener?.Dispose();
        lock (_lock)
        {
            _clients.ForEach(c => c.Dispose());
            _clients.Clear();
        }
    }

    /// <summary>Redis takes bytes and says nothing.</summary>
    public void Hang() => _flowing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Resume() => _flowing.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync();
        Cut();
        Resume();
        _disposed.Dispose();
    }

    private static TaskCompletionSource Flowing()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true) _ = RelayAsync(await listener.AcceptTcpClientAsync(_disposed.Token));
        }
        catch (Exception stopped) when (stopped is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Cut or disposed.
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        try
        {
            using var redis = new TcpClient();
            lock (_lock) _clients.AddRange([client, redis]);
            var address = (DnsEndPoint)_redis;
            await redis.ConnectAsync(address.Host, address.Port, _disposed.Token);
            await Task.WhenAny(
                CopyAsync(client.GetStream(), redis.GetStream()), CopyAsync(redis.GetStream(), client.GetStream()));
        }
        catch (Exception broken) when (broken is SocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // As a cut line does.
        }
        finally
        {
            client.Dispose();
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, _disposed.Token)) > 0)
        {
            await _flowing.Task;
            await to.WriteAsync(buffer.AsMemory(0, read), _disposed.Token);
        }
    }
}
