using System.Diagnostics;
using Allpay.IntegrationTests.Infrastructure;
using StackExchange.Redis;

namespace Allpay.EndToEndTests.Chaos.Site;

/// <summary>A Redis of the run's own that keeps nothing: killed, it has forgotten everything.</summary>
internal sealed class RedisServer(string program, string folder) : IAsyncDisposable
{
    private readonly int _port = PrivatePostgres.FreePort();
    private Process? _process;

    public string Connection => $"127.0.0.1:{_port},abortConnect=false";

    public async Task StartAsync()
    {
        const string command = "exec \"$0\" --port \"$1\" --save '' --appendonly no --bind 127.0.0.1 >/dev/null";
        _process = Process.Start(new ProcessStartInfo("sh", ["-c", command, program, $"{_port}"]) { WorkingDirectory = folder })!;
        await HostProcess.EventuallyAsync("Redis answers", AnswersAsync);
    }

    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public Task StopAsync() => Signal.SendAsync("STOP", _process!);

    public Task ContinueAsync() => Signal.SendAsync("CONT", _process!);

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await KillAsync();
        _process?.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync($"{Connection},connectTimeout=300,connectRetry=1");
        return redis.IsConnected;
    }
}
