using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using StackExchange.Redis;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>
/// Every call to Redis goes through here: it ends within the timeout, and after failures Redis is left alone for a
/// while. Tells what came of it instead of throwing, because no user of the read store may fail with it.
/// </summary>
internal sealed partial class RedisGuard
{
    // Two failures in five seconds are enough: each of them costs whoever waits the whole timeout.
    private const int FailuresMin = 2;
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(5);

    private readonly RedisConnection _connection;
    private readonly ReadStoreMetrics _metrics;
    private readonly ILogger<RedisGuard> _logger;
    private readonly ResiliencePipeline _pipeline;

    public RedisGuard(
        RedisConnection connection, ReadStoreOptions options, ReadStoreMetrics metrics, ILogger<RedisGuard> logger)
    {
        (_connection, _metrics, _logger) = (connection, metrics, logger);
        _pipeline = new ResiliencePipelineBuilder()
            .AddCircuitBreaker(BreakerOf(options))
            .AddTimeout(options.Timeout)
            .Build();
    }

    public async ValueTask<RedisAnswer<T>> TryAsync<T>(
        Func<IConnectionMultiplexer, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            // SE.Redis takes no token, so the wait is given up and the call's late answer is let go.
            return new RedisAnswer<T>(true, await _pipeline.ExecuteAsync(
                async token => await call(await _connection.GetAsync(token)).WaitAsync(token), cancellationToken));
        }
        catch (BrokenCircuitException)
        {
            _metrics.Skipped();
            return default;
        }
        catch (Exception failure) when (IsRedis(failure))
        {
            _metrics.Failed();
            Log.Failed(_logger, failure.GetType().Name);
            return default;
        }
    }

    private CircuitBreakerStrategyOptions BreakerOf(ReadStoreOptions options) => new()
    {
        FailureRatio = 0.5,
        MinimumThroughput = FailuresMin,
        SamplingDuration = Sampling,
        BreakDuration = options.Break,
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is { } e && IsRedis(e)),
        OnOpened = _ =>
        {
            Log.Opened(_logger);
            return ValueTask.CompletedTask;
        },
        OnClosed = _ =>
        {
            Log.Closed(_logger);
            return ValueTask.CompletedTask;
        },
    };

    private static bool IsRedis(Exception failure) =>
        failure is RedisException or RedisTimeoutException or TimeoutRejectedException or ObjectDisposedException;

    private static partial class Log
    {
        [LoggerMessage(6001, LogLevel.Debug, "A call to Redis failed: {Failure}")]
        public static partial void Failed(ILogger logger, string failure);

        [LoggerMessage(6002, LogLevel.Warning, "Redis does not answer; balances are read from PostgreSQL meanwhile")]
        public static partial void Opened(ILogger logger);

        [LoggerMessage(6003, LogLevel.Information, "Redis answers again")]
        public static partial void Closed(ILogger logger);
    }
}

/// <summary>What Redis said, where it said anything.</summary>
internal readonly record struct RedisAnswer<T>(bool Answered, T? Value);
