using StackExchange.Redis;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>
/// The connection to Redis, begun at start and mended in the background for ever. While there is none, calls fail at
/// once instead of waiting in a backlog: the readers know where else to look.
/// </summary>
public sealed class RedisConnection : IAsyncDisposable
{
    private readonly Task<ConnectionMultiplexer> _connecting;

    public RedisConnection(string configuration)
    {
        var options = ConfigurationOptions.Parse(configuration);
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ConnectTimeout = 1000;
        options.AsyncTimeout = 1000;
        options.KeepAlive = 5;
        options.ReconnectRetryPolicy = new LinearRetry(500);
        options.ClientName = "allpay";
        _connecting = ConnectionMultiplexer.ConnectAsync(options);
    }

    public async Task<IConnectionMultiplexer> GetAsync(CancellationToken cancellationToken) =>
        await _connecting.WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_connecting.IsCompletedSuccessfully) await (await _connecting).DisposeAsync();
    }
}
