using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Allpay.IntegrationTests.Infrastructure;
using Npgsql;

namespace Allpay.EndToEndTests;

/// <summary>The built host as a process of its own, on a PostgreSQL and a Redis of its own: all three can be killed.</summary>
public sealed class HostProcess : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("allpay-e2e").FullName;
    private readonly int _port = PrivatePostgres.FreePort();
    private readonly int _managementPort = PrivatePostgres.FreePort();
    private readonly int _redisPort = PrivatePostgres.FreePort();
    private Process? _host;
    private Process? _redis;
    private bool _isTry;

    public PrivatePostgres Postgres { get; private set; } = null!;

    public NpgsqlDataSource Books { get; private set; } = null!;

    public JsonElement Sandbox { get; private set; }

    public HttpClient Http { get; private set; } = null!;

    /// <summary>To the address for operators.</summary>
    public HttpClient Management { get; private set; } = null!;

    /// <summary>Environment variables for the next start, over the usual ones; null takes one away.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>What the host has logged; Redis' lines are among it.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    /// <summary>False: nobody reads what the host writes, and the pipe fills up.</summary>
    public bool ReadsLog { get; set; } = true;

    public string RedisConnection => $"127.0.0.1:{_redisPort},abortConnect=false";

    private string Address => $"http://127.0.0.1:{_port}";

    private string ManagementAddress => $"http://127.0.0.1:{_managementPort}";

    /// <summary>A fixture that fails to begin is never disposed of by the runner: it cleans up itself.</summary>
    public async ValueTask InitializeAsync()
    {
        try
        {
            await BeginAsync();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private async Task BeginAsync()
    {
        Postgres = await PrivatePostgres.StartNewAsync();
        var unpooled = new NpgsqlConnectionStringBuilder(Postgres.ConnectionString) { Pooling = false };
        Books = NpgsqlDataSource.Create(unpooled.ConnectionString);
        StartRedis();
        await VerbAsync("migrate");
        await VerbAsync("seed-sandbox");
        Sandbox = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "sandbox.json"))).RootElement;
        Http = new HttpClient { BaseAddress = new Uri(Address), Timeout = TimeSpan.FromSeconds(30) };
        Management = new HttpClient { BaseAddress = new Uri(ManagementAddress), Timeout = TimeSpan.FromSeconds(30) };
        await StartAsync();
    }

    public async Task StartAsync()
    {
        _host = Start("dotnet", HostDll);
        await EventuallyAsync("the host is ready", async () => (await Http.GetAsync("/health/ready")).IsSuccessStatusCode);
    }

    /// <summary>The host anew, with these settings over the usual ones, and with a log that begins here.</summary>
    public async Task RestartAsync(params (string Name, string? Value)[] settings)
    {
        Settings.Clear();
        foreach (var (name, value) in settings) Settings[name] = value;
        await KillAsync();
        Log.Clear();
        await StartAsync();
    }

    public Task KillAsync() => EndAsync(_host!);

    /// <summary>SIGTERM, as a deployment sends it; the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_host!.Id}"]);
        await _host.WaitForExitAsync().WaitAsync(Patience);
        return _host.ExitCode;
    }

    /// <summary>Runs a verb of the host to its end; its output.</summary>
    public async Task<string> VerbAsync(string verb)
    {
        using var process = Start("dotnet", HostDll, verb);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{verb} ended with {process.ExitCode}: {output}");
        return output;
    }

    /// <summary>Starts the host, or a verb of it, with these settings and waits for its end; what it told the person at the screen.</summary>
    public async Task<(int ExitCode, string Said)> TryAsync(string? verb, params (string Name, string? Value)[] settings)
    {
        Settings.Clear();
        foreach (var (name, value) in settings) Settings[name] = value;
        _isTry = true;
        using var process = Start("dotnet", verb is null ? [HostDll] : [HostDll, verb]);
        _isTry = false;
        var said = process.StandardError.ReadToEndAsync();
        if (verb is not null) await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        Settings.Clear();
        return (process.ExitCode, await said);
    }

    public void StartRedis() => _redis = Start(
        Required("ALLPAY_TEST_REDIS_SERVER"),
        "--port", $"{_redisPort}", "--save", "", "--appendonly", "no", "--bind", "127.0.0.1");

    public Task KillRedisAsync() => EndAsync(_redis!);

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await EndAsync(_host);
        if (_redis is not null) await EndAsync(_redis);
        if (Books is not null) await Books.DisposeAsync();
        if (Postgres is not null) await Postgres.DisposeAsync();
        Http?.Dispose();
        Management?.Dispose();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    public async Task<T> AskBooksAsync<T>(string sql)
    {
        await using var command = Books.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Every account at its version: equal before and after means that nothing moved.</summary>
    public Task<string> TotalsAsync() => AskBooksAsync<string>(
        "select string_agg(id || ':' || version, ',' order by id) from ledger.account");

    /// <summary>Asks until it is so; how long that takes says nothing, that it never is fails.</summary>
    public static async Task EventuallyAsync(string what, Func<Task<bool>> probe)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if (await probe()) return;
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException or NpgsqlException)
            {
                // Not yet.
            }

            Assert.True(watch.Elapsed < Patience, $"It never came about that {what}.");
            await Task.Delay(50);
        }
    }

    private Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true };
        start.RedirectStandardError = _isTry;
        start.Environment["ASPNETCORE_URLS"] = Address;
        start.Environment["Management__Url"] = ManagementAddress;
        // Machines that build and test are busy: opening a connection may take longer than the usual 15 s.
        start.Environment["ConnectionStrings__Ledger"] = $"{Postgres.HostConnectionString};Timeout=60";
        if (arguments is [_, "migrate"]) start.Environment["ConnectionStrings__Owner"] = Postgres.ConnectionString;
        start.Environment["ConnectionStrings__Redis"] = RedisConnection;
        start.Environment["Sandbox__Directory"] = _folder;
        start.Environment["Sandbox__BaseUrl"] = Address;
        start.Environment["MessageArchive__KeyFile"] = Path.Combine(_folder, "archive.key");
        start.Environment["OneTimeCodes__KeyFile"] = Path.Combine(_folder, "code.key");
        start.Environment["Sandbox__Provider"] = "true";
        start.Environment["AgentSoap__SigningKeyFile"] = Path.Combine(_folder, "server.key.pem");
        start.Environment["Drain__Seconds"] = "0";
        // One customer is many here.
        start.Environment["RateLimits__CodesPerMinute"] = "100000";
        start.Environment["Logging__LogLevel__Default"] = "Error";
        foreach (var (setting, value) in Settings) start.Environment[setting] = value;
        var process = Process.Start(start)!;
        if (arguments is [_] || program != "dotnet") process.OutputDataReceived += (_, line) => Keep(line.Data);
        if ((arguments is [_] && ReadsLog) || program != "dotnet") process.BeginOutputReadLine();
        return process;
    }

    private void Keep(string? line)
    {
        if (line is not null) Log.Enqueue(line);
    }

    private static async Task EndAsync(Process process)
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
    }

    internal static string HostDll
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            var configuration = folder.Parent!.Name;
            while (!File.Exists(Path.Combine(folder!.FullName, "Allpay.sln"))) folder = folder.Parent;
            return Path.Combine(folder.FullName, "src", "Host", "bin", configuration, "net10.0", "Allpay.Host.dll");
        }
    }

    private static string Required(string variable) => Environment.GetEnvironmentVariable(variable)
        ?? throw new InvalidOperationException($"{variable} is not set: run these tests by ./test e2e.");
}
