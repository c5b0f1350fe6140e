using System.Diagnostics;
using Allpay.EndToEndTests.Chaos.Faults;
using Allpay.IntegrationTests.Infrastructure;

namespace Allpay.EndToEndTests.Chaos.Site;

/// <summary>One of the two hosts: the built program as a process, its log in a file that outlives it.</summary>
internal sealed class HostNode(Target target, string folder, ChaosOptions options) : IAsyncDisposable
{
    private const int StartsMax = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly int _port = PrivatePostgres.FreePort();
    private readonly int _managementPort = PrivatePostgres.FreePort();
    private Process? _process;

    public Target Target { get; } = target;

    public string Address => $"http://127.0.0.1:{_port}";

    private string ManagementAddress => $"http://127.0.0.1:{_managementPort}";

    public string LogFile { get; } = Path.Combine(folder, $"{target}.log");

    /// <summary>True where nobody ended it and it is gone.</summary>
    public bool HasDied => _process is { HasExited: true };

    /// <summary>How often it ended instead of getting ready, whatever was broken around it.</summary>
    public int EndedAtStart { get; private set; }

    public HttpClient Http { get; private set; } = null!;

    public HttpClient Management { get; private set; } = null!;

    public async Task StartAsync(IReadOnlyDictionary<string, string> environment)
    {
        Http ??= new HttpClient { BaseAddress = new Uri(Address), Timeout = Timeout.InfiniteTimeSpan };
        Management ??= new HttpClient { BaseAddress = new Uri(ManagementAddress), Timeout = Timeout.InfiniteTimeSpan };
        for (var attempt = 1; ; attempt++)
        {
            _process = Launch(environment);
            if (await IsReadyAsync()) return;
            EndedAtStart++;
            if (attempt == StartsMax) throw new InvalidOperationException($"{Target} does not start: see {LogFile}.");
        }
    }

    public async Task KillAsync()
    {
        var process = Taken();
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>The exit code of a host that was told to stop; null where it does not end.</summary>
    public async Task<int?> TerminateAsync()
    {
        var process = Taken();
        await Signal.SendAsync("TERM", process);
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
            return process.ExitCode;
        }
        catch (TimeoutException)
        {
            process.Kill();
            return null;
        }
    }

    public Task StopAsync() => Signal.SendAsync("STOP", _process!);

    public Task ContinueAsync() => Signal.SendAsync("CONT", _process!);

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await KillAsync();
        Http?.Dispose();
        Management?.Dispose();
    }

    // Whoever ends it takes it away first, so that its end is not taken for its own doing.
    private Process Taken()
    {
        var process = _process!;
        _process = null;
        return process;
    }

    // Written to the file by the process itself: a pipe to here would stop it whenever the reader is late.
    private Process Launch(IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("sh", ["-c", "exec dotnet \"$0\" >>\"$1\" 2>&1", options.HostDll, LogFile])
        {
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        start.Environment["ASPNETCORE_URLS"] = Address;
        start.Environment["Management__Url"] = ManagementAddress;
        return Process.Start(start)!;
    }

    /// <summary>False where the process ended instead.</summary>
    private async Task<bool> IsReadyAsync()
    {
        var process = _process!;
        await HostProcess.EventuallyAsync($"{Target} is ready", async () =>
            process.HasExited || (await Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode);
        return !process.HasExited;
    }
}
