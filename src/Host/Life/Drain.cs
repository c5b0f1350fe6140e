using Microsoft.Extensions.Options;

namespace Allpay.Host.Life;

/// <summary>
/// Between the signal to stop and the end of the listener: the host is not ready at once, and answers whoever still comes. Only
/// then does everything stop, and what was taken is finished.
/// </summary>
internal sealed partial class Drain(HostPhase phase, IOptions<DrainOptions> options, TimeProvider clock, ILogger<Drain> logger)
    : IHostedLifecycleService
{
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        phase.Drain();
        if (options.Value.Seconds == 0) return Task.CompletedTask;
        Log.Draining(logger, options.Value.Seconds);
        return Task.Delay(options.Value.Time, clock, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(7001, LogLevel.Information, "Told to stop: not ready, and answering for {Seconds} s more")]
        public static partial void Draining(ILogger logger, int seconds);
    }
}
