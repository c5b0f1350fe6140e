using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Allpay.IntegrationTests.Infrastructure;

/// <summary>A PostgreSQL of the test's own, with fsync on, to be killed.</summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Required("ALLPAY_TEST_SCRATCH"), $"pg-{Guid.NewGuid():n}");
    private readonly int _port = FreePort();

    /// <summary>The login of a host: <c>migrate</c> makes it.</summary>
    public string HostConnectionString =>
        new NpgsqlConnectionStringBuilder(ConnectionString) { Username = "allpay_host" }.ConnectionString;

    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1", Port = _port, Username = "allpay", Database = "postgres", Timeout = 2,
    }.ConnectionString;

    /// <summary>What the server says of itself.</summary>
    public string LogFile => $"{_folder}.log";

    /// <summary>The server's processes but the first, which is their parent: the sessions and the server's own.</summary>
    public IReadOnlyList<int> Children => [.. Processes().Except([FirstProcess()])];

    public static async Task<PrivatePostgres> StartNewAsync()
    {
        var server = new PrivatePostgres();
        await RunAsync("initdb", "-D", server._folder, "-U", "allpay", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        await server.StartAsync();
        return server;
    }

    public Task StartAsync() => RunAsync(
        "pg_ctl", "-D", _folder, "-l", LogFile, "-w", "-t", "60", "-o",
        $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c shared_buffers=64MB", "start");

    /// <summary>kill -9 of the server: no checkpoint, no farewell, recovery from the log at the next start.</summary>
    public async Task KillAsync()
    {
        using var process = Process.GetProcessById(FirstProcess());
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>
    /// kill -9 of every process of the server at once, as a power cut: what was not flushed is gone, and the numbers it was
    /// written under (transaction ids, sequence values) are given out again.
    /// </summary>
    public async Task KillAllAsync()
    {
        await SignalAllAsync("KILL");
        while (Processes().Count > 0) await Task.Delay(10);
        // Until somebody buries them, the dead count as running to the next start.
        File.Delete(Path.Combine(_folder, "postmaster.pid"));
    }

    /// <summary>SIGSTOP of every process: connections stay open and nothing answers.</summary>
    public Task PauseAsync() => SignalAllAsync("STOP");

    public Task ResumeAsync() => SignalAllAsync("CONT");

    /// <summary>A signal to one process: KILL of a session makes the server throw out all others and recover by itself.</summary>
    public static Task SignalAsync(string signal, int process) => SignalAsync(signal, [process]);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("pg_ctl", "-D", _folder, "-m", "immediate", "-w", "stop");
        Directory.Delete(_folder, recursive: true);
        File.Delete(LogFile);
    }

    private Task SignalAllAsync(string signal) => SignalAsync(signal, Processes());

    private static async Task SignalAsync(string signal, IEnumerable<int> processes)
    {
        string[] words = [$"-{signal}", .. processes.Select(id => id.ToString(CultureInfo.InvariantCulture))];
        // Sessions come and go: that one of them has just ended is no news.
        using var kill = Process.Start(new ProcessStartInfo("kill", words) { RedirectStandardError = true })!;
        await kill.WaitForExitAsync();
    }

    private int FirstProcess() =>
        int.Parse(File.ReadLines(Path.Combine(_folder, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    // The server's processes are those that work in its folder, the first of them first.
    private List<int> Processes() => [.. Directory.GetDirectories("/proc")
        .Select(path => int.TryParse(Path.GetFileName(path), out var id) ? id : 0)
        .Where(id => id > 0 && WorksHere(id)).Order()];

    private bool WorksHere(int id)
    {
        try
        {
            return new DirectoryInfo($"/proc/{id}/cwd").LinkTarget == _folder;
        }
        catch (IOException)
        {
            return false; // It has ended meanwhile.
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var runAs = (Environment.GetEnvironmentVariable("ALLPAY_TEST_PG_RUNAS") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] words = [.. runAs, Path.Combine(Required("ALLPAY_TEST_PG_BIN"), program), .. arguments];
        // A session that the dead server leaves behind holds the data folder for a moment: starting is tried again.
        for (var attempt = 1; ; attempt++)
        {
            using var process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { WorkingDirectory = "/", RedirectStandardOutput = true })!;
            // pg_ctl's server inherits the pipe and keeps it open: only the exit is waited for.
            await process.WaitForExitAsync();
            if (process.ExitCode == 0) return;
            if (attempt == 20) throw new InvalidOperationException($"{program} failed {attempt} times with exit code {process.ExitCode}.");
            await Task.Delay(500);
        }
    }

    /// <summary>
    /// A free port below the range outgoing connections are given: a client that asks for a dead server's port could otherwise
    /// be given it as its own, and keep the server from coming back.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(20_000, 30_000));
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Taken: another.
            }
        }
    }

    private static string Required(string variable) => Environment.GetEnvironmentVariable(variable)
        ?? throw new InvalidOperationException($"{variable} is not set: run these tests by ./test integration.");
}
