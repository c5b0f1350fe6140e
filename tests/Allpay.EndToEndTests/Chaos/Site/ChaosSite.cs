using System.Diagnostics;
using System.Security.Cryptography;
using Allpay.EndToEndTests.Chaos.Faults;
using Allpay.EndToEndTests.ThousandAgents;
using Allpay.IntegrationTests.Infrastructure;
using Npgsql;

namespace Allpay.EndToEndTests.Chaos.Site;

/// <summary>
/// What is to be broken: a durable PostgreSQL, a Redis and two hosts on them, with an agent and a holder for each client.
/// </summary>
internal sealed class ChaosSite : IAsyncDisposable
{
    private readonly ChaosOptions _options;
    private readonly string _folder = Path.Combine(Required("ALLPAY_TEST_SCRATCH"), $"chaos-{Guid.NewGuid():n}");

    private ChaosSite(ChaosOptions options)
    {
        _options = options;
        Directory.CreateDirectory(_folder);
        Crowd = new Crowd(options.Clients, options.Clients);
        Redis = new RedisServer(Required("ALLPAY_TEST_REDIS_SERVER"), _folder);
        Hosts = [new HostNode(Target.HostA, _folder, options), new HostNode(Target.HostB, _folder, options)];
    }

    public Crowd Crowd { get; }
    public IReadOnlyList<HostNode> Hosts { get; }
    public PrivatePostgres Postgres { get; private set; } = null!;
    public RedisServer Redis { get; }

    /// <summary>The database, asked past the hosts; without a pool, so that no session of it is a dead one.</summary>
    public NpgsqlDataSource Books { get; private set; } = null!;

    /// <summary>What the hosts sign their answers with.</summary>
    public RSA ServerKey { get; } = RSA.Create();

    public static async Task<ChaosSite> OpenAsync(ChaosOptions options)
    {
        var site = new ChaosSite(options);
        try
        {
            await site.BeginAsync();
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    public Task StartAsync(HostNode host) => host.StartAsync(Environment());

    /// <summary>Runs a verb of the host to its end.</summary>
    public async Task<(int ExitCode, string Output)> VerbAsync(string verb)
    {
        var start = new ProcessStartInfo("dotnet", [_options.HostDll, verb])
        {
            WorkingDirectory = _folder, RedirectStandardOutput = true,
        };
        foreach (var (name, value) in Environment()) start.Environment[name] = value;
        if (verb == "migrate") start.Environment["ConnectionStrings__Owner"] = Postgres.ConnectionString;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    /// <summary>The database takes new sessions again.</summary>
    public Task DatabaseAnswersAsync() => HostProcess.EventuallyAsync("the database answers", async () =>
    {
        await using var command = Books.CreateCommand("select 1");
        return await command.ExecuteScalarAsync() is 1;
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var host in Hosts) await host.DisposeAsync();
        await Redis.DisposeAsync();
        if (Books is not null) await Books.DisposeAsync();
        KeepLogs();
        if (Postgres is not null) await Postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        Crowd.Dispose();
        ServerKey.Dispose();
    }

    private async Task BeginAsync()
    {
        Postgres = await PrivatePostgres.StartNewAsync();
        Books = NpgsqlDataSource.Create(Connection(Postgres.ConnectionString, builder => builder.Pooling = false));
        await Redis.StartAsync();
        await MustAsync("migrate");
        await MustAsync("seed-sandbox");
        ServerKey.ImportFromPem(await File.ReadAllTextAsync(Path.Combine(_folder, "server.pub.pem")));
        await Crowd.SettleInAsync(Postgres);
        await LiftLimitsAsync();
        await Task.WhenAll(Hosts.Select(StartAsync));
    }

    // Limits would turn the clients away after some minutes, and what they do is not the question.
    private async Task LiftLimitsAsync()
    {
        await using var command = Books.CreateCommand(
            "update rules.holder_limits set per_payment = null, per_day = null, per_month = null");
        await command.ExecuteNonQueryAsync();
    }

    private async Task MustAsync(string verb)
    {
        var (exitCode, output) = await VerbAsync(verb);
        if (exitCode != 0) throw new InvalidOperationException($"The host's {verb} failed: {output}");
    }

    private Dictionary<string, string> Environment() => new()
    {
        // The host's own settings lie beside it; it runs where what it leaves can be found.
        ["DOTNET_CONTENTROOT"] = Path.GetDirectoryName(_options.HostDll)!,
        // As in production: what a host is not told about its connections it decides itself.
        ["ConnectionStrings__Ledger"] = Connection(Postgres.HostConnectionString, builder => builder.Remove("Timeout")),
        ["ConnectionStrings__Redis"] = Redis.Connection,
        ["Sandbox__Directory"] = _folder,
        ["Sandbox__BaseUrl"] = Hosts[0].Address,
        ["Sandbox__Provider"] = "true",
        ["AgentSoap__SigningKeyFile"] = Path.Combine(_folder, "server.key.pem"),
        ["RateLimits__CodesPerMinute"] = "100000", // one customer is many here
        ["MessageArchive__KeyFile"] = Path.Combine(_folder, "archive.key"),
        ["OneTimeCodes__KeyFile"] = Path.Combine(_folder, "code.key"),
        // A code whose answer is lost stays unused for ten minutes.
        ["OneTimeCodes__UnusedMax"] = "1000",
    };

    private static string Connection(string connection, Action<NpgsqlConnectionStringBuilder> change)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        change(builder);
        return builder.ConnectionString;
    }

    private void KeepLogs()
    {
        if (_options.LogDirectory is not { } directory || Postgres is null) return;
        Directory.CreateDirectory(directory);
        foreach (var file in Hosts.Select(host => host.LogFile).Append(Postgres.LogFile).Where(File.Exists))
            File.Copy(file, Path.Combine(directory, file == Postgres.LogFile ? "postgres.log" : Path.GetFileName(file)), true);
    }

    private static string Required(string variable) => System.Environment.GetEnvironmentVariable(variable)
        ?? throw new InvalidOperationException($"{variable} is not set: run this by ./chaos or ./test e2e.");
}
